package org.fingerpost.route.search;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry, by its id.
 *
 * @param modified when a member last sent a version of it that everybody may see
 */
public record DatedId(UUID id, Instant modified) {}
