package org.fingerpost.route.operate.console;

import java.util.List;
import org.fingerpost.route.operate.console.TrailView.Choice;
import org.fingerpost.route.operate.console.TrailView.Field;
import org.fingerpost.route.operate.quarantine.RefusedRecord;

/**
 * The quarantine, or one refusal of it.
 *
 * @param problem why nothing was done; may be empty
 * @param outcome what an order came to, a sentence a line
 * @param isGood whether it is something to be glad of
 * @param ask the action that is to be confirmed; empty: none
 * @param next the address of the next page; empty: this is the last
 */
public record QuarantineView(
    QuarantineFilter filter,
    List<Choice> members,
    String problem,
    List<String> outcome,
    boolean isGood,
    Ask ask,
    List<CauseRow> causes,
    List<Line> refusals,
    String next) {
  /** A phone shows no more than these at once, and folds the others away. */
  private static final int FIRST = 8;

  /** Those with the most records. */
  public List<CauseRow> firstCauses() {
    return causes.subList(0, Math.min(FIRST, causes.size()));
  }

  /** All but the first. */
  public List<CauseRow> otherCauses() {
    return causes.subList(firstCauses().size(), causes.size());
  }

  /** The short names of reasons that are open, to choose from. */
  public List<String> reasons() {
    return causes.stream().map(CauseRow::reason).distinct().sorted().toList();
  }

  /**
   * An action before it is done.
   *
   * @param what what will happen, in a sentence
   */
  public record Ask(String action, String what) {
    static final Ask NOTHING = new Ask("", "");
  }

  /** Refusals with one cause. */
  public record CauseRow(
      String member,
      String dataset,
      String stage,
      String reason,
      String number,
      String sentence,
      String oldest,
      String href) {}

  /** One refusal. */
  public record Line(
      String id,
      String member,
      String dataset,
      String key,
      String stage,
      String reason,
      String sentence,
      String seen,
      String status) {
    static Line of(RefusedRecord refused, Console console) {
      return new Line(
          refused.id(),
          console.nameOf(refused.member()),
          refused.dataset(),
          refused.key(),
          refused.stage(),
          refused.reason(),
          refused.sentence(),
          Moments.full(refused.seen()),
          refused.status());
    }
  }

  /**
   * One refusal, whole.
   *
   * @param trail where to see the record's way; empty where it has no key
   */
  public record One(
      Line line,
      String position,
      int attempts,
      String settled,
      String trail,
      List<Field> fields,
      QuarantineView page) {}
}
