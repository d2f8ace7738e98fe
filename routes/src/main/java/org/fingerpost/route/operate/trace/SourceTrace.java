package org.fingerpost.route.operate.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The way of one source record.
 *
 * @param id of the source record
 * @param key at its member; empty where it is gone
 * @param joint the joint record that it is part of
 * @param seen when the hub saw the version that stands
 * @param steps in the order of the stages
 */
public record SourceTrace(
    UUID id,
    String member,
    String dataset,
    String key,
    Optional<UUID> joint,
    Optional<Instant> seen,
    List<Step> steps) {}
