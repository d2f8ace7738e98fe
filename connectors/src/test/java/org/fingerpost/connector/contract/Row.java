package org.fingerpost.connector.contract;

import java.time.LocalDateTime;

/**
 * A row of the member's own, as somebody there types it.
 *
 * @param starts wall time at the member, to the minute
 * @param note what the agreement withholds
 */
public record Row(String key, String name, LocalDateTime starts, String note) {
  private static final LocalDateTime SOME_EVENING = LocalDateTime.of(2026, 7, 1, 19, 30);

  /** A row of which only the name matters. */
  public static Row of(String key, String name) {
    return new Row(key, name, SOME_EVENING, "withheld");
  }

  /** A row of which the time matters. */
  public static Row at(String key, LocalDateTime starts) {
    return new Row(key, "Lunch club", starts, "withheld");
  }
}
