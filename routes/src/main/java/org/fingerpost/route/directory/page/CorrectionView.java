package org.fingerpost.route.directory.page;

import java.util.List;

/**
 * The form that takes what is wrong with a record.
 *
 * @param backHref the record's page
 * @param field what was chosen; empty for the record as a whole
 * @param said what was typed
 * @param problem why it could not be taken; empty where nothing was sent yet
 */
public record CorrectionView(
    String name,
    String backHref,
    String sendHref,
    List<Part> parts,
    String field,
    String said,
    String problem) {
  /** Whether the problem is in the choice, and not in what was typed. */
  public boolean isChoiceWrong() {
    return problem.startsWith("Choose");
  }
}
