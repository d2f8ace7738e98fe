package org.fingerpost.route.directory.page;

import java.util.List;

/**
 * Why the records of several members are taken to be one, and what they do not agree about: for who
 * is signed in at a member.
 */
public record OnenessView(List<Pair> pairs, List<Conflict> conflicts) {
  /** Nothing to say: one record alone, or who asks may not know. */
  public static final OnenessView NONE = new OnenessView(List.of(), List.of());

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return pairs.isEmpty() && conflicts.isEmpty();
  }

  /**
   * Two members' records that were found alike.
   *
   * @param one the name of a member
   * @param score the sum of the weights, in bits: each doubles the odds
   */
  public record Pair(String one, String other, String score, List<Why> why) {}

  /** A piece of evidence; never a value of a record. */
  public record Why(String weight, String sentence, boolean isFor) {}

  /**
   * A field that members do not agree about.
   *
   * @param lines what stands in the joint record
   * @param members the names of those who hold that
   * @param reason why it won
   * @param otherLines what others hold instead
   */
  public record Conflict(
      String label,
      List<Line> lines,
      String members,
      String reason,
      List<Line> otherLines,
      String otherMembers) {}
}
