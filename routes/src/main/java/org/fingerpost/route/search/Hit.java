package org.fingerpost.route.search;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.UUID;
import org.fingerpost.schema.Kind;

/**
 * What was found.
 *
 * @param metres from the point that was named; empty when none was, or when nobody knows where it
 *     is
 * @param modified when a member last sent a version of it that everybody may see
 */
public record Hit(Kind kind, UUID id, OptionalDouble metres, Instant modified) {}
