package org.fingerpost.route.operate.console;

import java.util.List;

/**
 * Why the records of one joint record are taken to be one, and what they disagree about.
 *
 * @param conflicts values that really differ, not in spelling alone; of fields only where the
 *     viewer may see values
 */
public record LinkedView(List<Pair> pairs, List<Conflict> conflicts) {
  static final LinkedView NONE = new LinkedView(List.of(), List.of());

  /** Nothing to show: the record stands alone. */
  public boolean isEmpty() {
    return pairs.isEmpty() && conflicts.isEmpty();
  }

  /**
   * Two records that were found alike.
   *
   * @param score the sum of the weights, in bits: each doubles the odds
   */
  public record Pair(String one, String other, String score, List<Why> why) {}

  /** A piece of evidence. */
  public record Why(String weight, String sentence, boolean isFor) {}

  /**
   * A field on which members do not agree.
   *
   * @param value what stands in the joint record; empty where the viewer may not see it
   * @param reason why it won
   */
  public record Conflict(
      String field,
      String value,
      String members,
      String reason,
      String otherValue,
      String otherMembers) {}
}
