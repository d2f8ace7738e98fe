package org.fingerpost.route.search;

import java.util.OptionalDouble;
import java.util.UUID;

/**
 * What was found.
 *
 * @param metres from the point that was named; empty when none was, or when nobody knows where it
 *     is
 */
public record Hit(UUID id, OptionalDouble metres) {}
