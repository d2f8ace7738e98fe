package org.fingerpost.route.control;

import java.util.List;

/**
 * One route, or all that serve a member.
 *
 * @param stage such as {@code collect}
 * @param member empty where the route serves all
 * @param dataset empty for every dataset of the member
 */
public record RouteName(String stage, String member, String dataset) {
  private static final String COLLECT = "collect";
  private static final List<String> STAGES = List.of("normalise", "resolve", "publish");

  /**
   * As people write it: {@code barn}, {@code barn/groups}, {@code resolve}.
   *
   * @throws OrderRefusedException when it has another form
   */
  public static RouteName parse(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length == 1 && STAGES.contains(parts[0])) {
      return new RouteName(parts[0], "", "");
    }
    if (parts.length > 2 || List.of(parts).contains("")) {
      throw new OrderRefusedException(
          "\"%s\" names no route. Write a member as barn, a dataset as barn/groups, or a stage: %s."
              .formatted(text, String.join(", ", STAGES)));
    }
    return new RouteName(COLLECT, parts[0], parts.length == 2 ? parts[1] : "");
  }

  /** Whether that route is meant. */
  public boolean covers(String otherStage, String otherMember, String otherDataset) {
    return stage.equals(otherStage)
        && (member.isEmpty() || member.equals(otherMember))
        && (dataset.isEmpty() || dataset.equals(otherDataset));
  }

  /** As {@link #parse} reads it. */
  public String text() {
    if (member.isEmpty()) {
      return stage;
    }
    return dataset.isEmpty() ? member : member + '/' + dataset;
  }
}
