package org.fingerpost.route.operate.console;

import java.util.List;

/**
 * A doubtful link, to be decided.
 *
 * @param said what became of the decision before this; may be empty
 * @param waiting how many wait, counted up to a limit
 */
public record ReviewView(
    String said, boolean isProblem, Undo undo, long waiting, int skipped, List<Pair> pair) {
  /** Two records, side by side. */
  public record Pair(
      String one,
      String other,
      String oneName,
      String otherName,
      String oneHref,
      String otherHref,
      String kind,
      String score,
      List<Why> why,
      List<Row> rows) {}

  /** A piece of evidence; one more in weight doubles the odds. */
  public record Why(String sentence, String weight, boolean isFor) {}

  /** A field of both. */
  public record Row(String field, String one, String other, boolean differs) {}

  /** How to take the last verdict back; without ids where there is none. */
  public record Undo(String one, String other) {
    static final Undo NOTHING = new Undo("", "");
  }
}
