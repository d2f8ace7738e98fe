package org.fingerpost.connector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The columns that a dataset has at its source.
 *
 * @param columns each with what its values are read as, such as {@code text} or {@code whole
 *     number}; an empty text where the source has no types, as in a CSV file
 * @param complete whether these are all the columns there are, and not only those that are read
 */
public record SourceShape(SortedMap<String, String> columns, boolean complete) {
  /** A shape that no caller can change. */
  public SourceShape {
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
  }

  /** A column whose values are read as something else. */
  public record Retyped(String name, String before, String now) {}

  /**
   * What differs from an earlier shape.
   *
   * @param vanished columns that are there no longer; only a complete shape tells
   */
  public record Difference(List<String> appeared, List<String> vanished, List<Retyped> retyped) {
    /** Whether one of those columns vanished or changed its type. */
    public boolean touches(SortedSet<String> used) {
      return vanished.stream().anyMatch(used::contains)
          || retyped.stream().map(Retyped::name).anyMatch(used::contains);
    }

    /** Whether there is any. */
    public boolean isEmpty() {
      return appeared.isEmpty() && vanished.isEmpty() && retyped.isEmpty();
    }

    /** A phrase for each column, for a person; columns that appeared last. */
    public List<String> phrases() {
      List<String> phrases = new ArrayList<>();
      vanished.forEach(name -> phrases.add(name + " is gone"));
      retyped.forEach(
          column -> phrases.add(column.name + " was " + column.before + " and is " + column.now));
      appeared.forEach(name -> phrases.add(name + " is new and not shared"));
      return phrases;
    }
  }

  /** What is different here from that earlier shape. */
  public Difference since(SourceShape earlier) {
    List<String> appeared = new ArrayList<>(columns.keySet());
    appeared.removeAll(earlier.columns.keySet());
    List<String> vanished = new ArrayList<>();
    List<Retyped> retyped = new ArrayList<>();
    earlier.columns.forEach(
        (name, before) -> {
          String now = columns.get(name);
          if (now == null && complete) {
            vanished.add(name);
          } else if (now != null && !now.equals(before) && !now.isEmpty() && !before.isEmpty()) {
            retyped.add(new Retyped(name, before, now));
          }
        });
    return new Difference(appeared, vanished, retyped);
  }

  /** The shape as it is known after this one was seen: what it does not tell of stays. */
  public SourceShape after(SourceShape earlier) {
    if (complete) {
      return this;
    }
    TreeMap<String, String> known = new TreeMap<>(earlier.columns);
    known.putAll(columns);
    return new SourceShape(known, earlier.complete);
  }
}
