package org.fingerpost.route.directory.page;

import java.util.List;
import org.fingerpost.schema.Vocabularies.Term;

/**
 * The page with the question and what was found.
 *
 * @param headline says in a sentence what is listed below
 * @param notes remarks about the result
 * @param toAsk members of the consortium, where nothing was found
 * @param districts names that the place box suggests
 * @param previous address of the page before, empty on the first
 * @param next address of the page after, empty on the last
 */
public record ResultsView(
    String words,
    String place,
    Choices choices,
    String headline,
    List<String> notes,
    List<Entry> entries,
    List<Entry> toAsk,
    List<String> districts,
    String previous,
    String next) {
  /** The days as they are chosen: 1 is Monday. */
  public static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  /**
   * What narrows the search, as it was chosen.
   *
   * @param isOpen whether it is shown at once
   * @param group id of a group served, empty for any
   * @param day 0 for any
   */
  public record Choices(
      boolean isOpen,
      int miles,
      List<Integer> distances,
      String group,
      List<Term> groups,
      int day,
      String time,
      String age) {}
}
