package org.fingerpost.infra.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is to be told about one dataset's rows. Bounded: of many rows like each other, the first.
 */
public final class RowNotes {
  private static final int MOST_TOLD = 100;

  private final String dataset;
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> rough = new ArrayList<>();
  private int read;
  private int left;
  private int roughly;

  RowNotes(String dataset) {
    this.dataset = dataset;
  }

  void read() {
    read++;
  }

  void leftOut(String place, String sentence) {
    left++;
    add(leftOut, place, sentence);
  }

  void rough(String place, String sentence) {
    roughly++;
    add(rough, place, sentence);
  }

  private static void add(List<String> sentences, String place, String sentence) {
    if (sentences.size() < MOST_TOLD) {
      sentences.add(place + ": " + sentence);
    }
  }

  /** Member and dataset. */
  public String dataset() {
    return dataset;
  }

  /** How many rows the dataset has. */
  public int rows() {
    return read;
  }

  /** How many rows are not among the records. */
  public int leftOutRows() {
    return left;
  }

  /** How many rows are among the records although the hub would refuse them. */
  public int roughRows() {
    return roughly;
  }

  /** Why rows were left out, with file, line and column. */
  public List<String> leftOutSentences() {
    return Collections.unmodifiableList(leftOut);
  }

  /** Why the hub would refuse rows that were taken, with file, line and column. */
  public List<String> roughSentences() {
    return Collections.unmodifiableList(rough);
  }
}
