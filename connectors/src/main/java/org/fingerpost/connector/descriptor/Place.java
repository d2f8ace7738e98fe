package org.fingerpost.connector.descriptor;

/** A place in the descriptor's text, counted from 1. */
record Place(int line, int column) {
  static final Place TOP = new Place(1, 1);

  Problem problem(String sentence) {
    return new Problem(line, column, sentence);
  }
}
