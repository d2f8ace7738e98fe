package org.fingerpost.route.collect;

import java.time.Duration;

/**
 * How long a dataset rests after a failure.
 *
 * @param first after the first failure of a run; each further one doubles it
 * @param longest never more than this
 * @param person after a failure that only a person can mend, such as a wrong password: trying often
 *     would lock the account
 * @param passing how long what should be over in a moment, such as a file being saved, may last
 *     before it is a failure
 */
public record RetryRules(Duration first, Duration longest, Duration person, Duration passing) {
  /** What a hub uses. */
  public static final RetryRules USUAL =
      new RetryRules(
          Duration.ofSeconds(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofSeconds(10));

  Duration after(int failures) {
    int doublings = Math.min(failures - 1, 20);
    Duration rest = first.multipliedBy(1L << doublings);
    return rest.compareTo(longest) > 0 ? longest : rest;
  }
}
