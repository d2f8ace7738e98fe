package org.fingerpost.route.operate.console;

import java.util.List;

/** What the mass-delete brake holds back. */
public record BrakeView(String said, boolean isProblem, List<Row> rows) {
  /**
   * A dataset.
   *
   * @param examples records that would go, in words
   */
  public record Row(
      String member,
      String memberName,
      String dataset,
      String words,
      String answer,
      long revision,
      long missing,
      List<String> examples) {
    public boolean isWaiting() {
      return answer.equals("waiting");
    }
  }
}
