package org.fingerpost.route.flow;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How the stages use the broker.
 *
 * @param brokers the bootstrap servers, {@code host:port} with commas between
 * @param replication copies of each topic; empty: three, or as many as there are brokers
 * @param deliveryTimeout how long a write may take before it counts as failed and is made again
 *     from the last position
 */
public record FlowSettings(String brokers, OptionalInt replication, Duration deliveryTimeout) {
  /** The defaults, with those bootstrap servers. */
  public static FlowSettings of(String brokers) {
    return new FlowSettings(brokers, OptionalInt.empty(), Duration.ofSeconds(30));
  }
}
