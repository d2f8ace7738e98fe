package org.fingerpost.route.search;

import java.util.OptionalDouble;
import java.util.UUID;
import org.fingerpost.schema.Kind;

/**
 * What was found.
 *
 * @param metres from the point that was named; empty when none was, or when nobody knows where it
 *     is
 */
public record Hit(Kind kind, UUID id, OptionalDouble metres) {}
