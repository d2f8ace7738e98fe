package org.fingerpost.route.changes;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.schema.SignpostEntity;

/**
 * Somebody who is told of changes by HTTP.
 *
 * @param isInternal whether it may lie within the hub's own network
 * @param position of the last change it was told of
 * @param failures in a row
 * @param held why nothing is sent any more
 */
public record Webhook(
    UUID id,
    String url,
    Set<SignpostEntity> entities,
    boolean isInternal,
    long position,
    int failures,
    Optional<String> held,
    Optional<Instant> delivered) {}
