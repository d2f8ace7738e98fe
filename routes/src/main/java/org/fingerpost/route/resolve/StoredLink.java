package org.fingerpost.route.resolve;

import java.util.Optional;
import java.util.UUID;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Origin;

/**
 * What the joint database holds of a source record, but for its value.
 *
 * @param joint the joint record that it is part of; empty when the record is gone
 * @param content the hash of its value; empty when it is gone
 */
record StoredLink(
    UUID id,
    Kind kind,
    Optional<UUID> joint,
    String reason,
    Origin origin,
    Optional<UUID> content) {}
