package org.fingerpost.route.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fingerpost.connector.Position;

/**
 * How far a dataset has been read.
 *
 * @param datasetId what the ledger's rows are kept under
 * @param comparedAt when a complete listing was last compared; empty: that is due
 * @param inDoubt keys of rows that were being sent when a process ended or the broker failed
 */
record StoredPosition(
    int datasetId, Position position, Optional<Instant> comparedAt, List<String> inDoubt) {}
