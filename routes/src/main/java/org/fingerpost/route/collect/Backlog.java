package org.fingerpost.route.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.route.flow.HubServices;

/**
 * What a member's system keeps on its own disk until this hub has read it, looked at now and then.
 * Used by one thread at a time.
 */
final class Backlog {
  private static final Duration EVERY = Duration.ofSeconds(30);

  /** An office server notices a gigabyte; half of that leaves time to look. */
  private static final long TOO_MUCH = 512L << 20;

  private final HubServices hub;
  private final String member;
  private final DatasetDescriptor dataset;
  private final Connector connector;
  private Instant lastLook = Instant.MIN;
  private long bytes;

  Backlog(HubServices hub, String member, DatasetDescriptor dataset, Connector connector) {
    this.hub = hub;
    this.member = member;
    this.dataset = dataset;
    this.connector = connector;
  }

  /** Whether the connector follows the system from look to look. */
  boolean isFollowed() {
    return connector.waitsForChanges();
  }

  /** A sentence where it is more than a small server can bear. */
  Optional<String> warning() throws SourceException {
    Instant now = hub.clock().instant();
    if (isFollowed() && lastLook.plus(EVERY).isBefore(now)) {
      lastLook = now;
      bytes = connector.backlog(dataset);
      hub.metrics().backlog(member, dataset.name(), bytes);
    }
    return bytes > TOO_MUCH
        ? Optional.of(
            "The member's server keeps %d MiB of its log for this dataset, and its disk may fill. The hub reads as fast as it can; if this goes on growing, let whoever runs the server look, or drop the replication slot: then everything is read anew."
                .formatted(bytes >> 20))
        : Optional.empty();
  }
}
