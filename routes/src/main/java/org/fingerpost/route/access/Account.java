package org.fingerpost.route.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who may sign in.
 *
 * @param name what is typed at sign-in; lower case
 * @param title what pages call the person
 * @param member whose adviser it is
 * @param provider the OpenID Connect provider that keeps its password; empty for a local one
 */
public record Account(
    UUID id,
    String name,
    String title,
    Set<Role> roles,
    Optional<String> member,
    Optional<String> provider,
    boolean isDisabled,
    Instant madeAt) {}
