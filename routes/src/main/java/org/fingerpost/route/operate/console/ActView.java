package org.fingerpost.route.operate.console;

import java.util.List;

/**
 * What can be done with a route, or an action before it is done.
 *
 * @param route as the command line names it
 * @param said what became of it; may be empty
 * @param action what is to be confirmed; empty: choose one
 * @param what what it will do, in a sentence
 */
public record ActView(
    String route,
    String title,
    String back,
    String said,
    boolean isProblem,
    String action,
    String what,
    List<Choice> choices) {
  /** Something that can be done. */
  public record Choice(String action, String name, String what) {}
}
