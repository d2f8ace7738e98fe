package org.fingerpost.connector;

/**
 * How far a dataset has been read, in the connector's own words. Stored as it is and handed back as
 * it was: only the connector that wrote it reads it. Values of the source's clock stay the source's
 * own text, so that no rounding loses a row.
 */
public record Position(String text) {
  /** Nothing has been read yet. */
  public static final Position START = new Position("");

  /** Whether this is the start. */
  public boolean isStart() {
    return text.isEmpty();
  }
}
