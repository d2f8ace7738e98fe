package org.fingerpost.route.operate.console;

import java.util.List;

/**
 * The flow as it is drawn.
 *
 * @param headline how it is doing, in a sentence
 * @param unwell routes that somebody should look at, worst first
 */
public record FlowView(
    String headline,
    boolean isWell,
    List<Node> members,
    List<Node> stages,
    Node feed,
    List<RouteRow> unwell,
    List<Count> waiting) {
  /**
   * A member, a stage or the feed.
   *
   * @param live the name under which changes of it arrive
   * @param what a few words below its name
   */
  public record Node(
      String live, String name, String href, Health health, String what, String rate) {
    /** Where the line from it to the next starts, in hundredths of the drawing's height. */
    public static double middle(int index, int of) {
      return (index + 0.5) * 100 / of;
    }
  }

  /** Something that waits for an operator. */
  public record Count(String what, long number, String href) {}
}
