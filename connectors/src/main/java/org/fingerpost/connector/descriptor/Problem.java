package org.fingerpost.connector.descriptor;

/**
 * Something in a descriptor that a person should put right.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param sentence what is wrong and what to do; it never holds a secret
 */
public record Problem(int line, int column, String sentence) implements Comparable<Problem> {
  @Override
  public int compareTo(Problem other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /** Such as {@code line 3, column 5: "nmae" is no key here; did you mean "name"?} */
  @Override
  public String toString() {
    return "line %d, column %d: %s".formatted(line, column, sentence);
  }
}
