package org.fingerpost.route.operate;

import java.util.List;

/**
 * What the status page shows.
 *
 * @param headline how the hub is doing, in a sentence
 * @param causes what is away, a sentence each
 */
public record StatusView(
    String headline, List<String> causes, List<Count> counts, List<Row> routes) {
  /** How many there are of something. */
  public record Count(String what, String number) {}

  /**
   * A route.
   *
   * @param what the stage
   * @param style how the state is coloured
   */
  public record Row(
      String what,
      String member,
      String dataset,
      String state,
      String style,
      String cause,
      String verified,
      String changed) {}
}
