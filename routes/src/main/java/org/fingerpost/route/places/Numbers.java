package org.fingerpost.route.places;

/** Numbers in files. */
final class Numbers {
  private Numbers() {}

  /** The number, or {@link Double#NaN}, which is neither more nor less than anything. */
  static double read(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
