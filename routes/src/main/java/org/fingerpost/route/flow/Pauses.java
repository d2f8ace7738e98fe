package org.fingerpost.route.flow;

import java.time.Instant;
import java.util.Optional;

/** Which routes a person stopped. Asked often, so it answers from memory. */
@FunctionalInterface
public interface Pauses {
  /** Every route runs. */
  Pauses NONE = (stage, member, dataset) -> Optional.empty();

  /** Since when and why that route is paused; empty while it is not. */
  Optional<Pause> of(String stage, String member, String dataset);

  /**
   * A person's word that a route is to rest.
   *
   * @param cause a sentence: who paused it, why, and how it goes on
   */
  record Pause(Instant since, String cause) {}
}
