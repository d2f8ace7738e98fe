package org.fingerpost.route.directory.page;

/**
 * A piece of text, perhaps a link.
 *
 * @param href empty where it is no link
 */
public record Line(String text, String href) {
  /** Text alone. */
  public static Line text(String text) {
    return new Line(text, "");
  }

  /** Whether it leads somewhere. */
  public boolean isLink() {
    return !href.isEmpty();
  }
}
