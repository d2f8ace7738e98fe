package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Guarded average-link clustering of records given in the order of their ids. */
final class Agglomeration {
  /** One pair alone must not outvote all others. */
  private static final double MOST = 25;

  /** What two records differ in often comes together, as when one of them is old. */
  private static final double LEAST = -8;

  private final LinkModel model;
  private final List<LinkRecord> records;
  private final LinkRecord[] opened;
  private final Set<String> duplicateFree;
  private final Map<Long, Double> scores = new HashMap<>();

  /** Those of the scores that were told by nobody. */
  private final Map<Long, Double> workedOut = new HashMap<>();

  private final Map<Long, Boolean> verdicts = new HashMap<>();

  /** The parts by the number of their first record. */
  private final Map<Integer, List<Integer>> parts = new HashMap<>();

  /** What speaks for joining two parts, for those that some pair joins. */
  private final Map<Long, Double> averages = new HashMap<>();

  /** Is told what speaks for two. */
  interface Taker {
    /** Two of the records, by number. */
    void take(int a, int b, double score);
  }

  Agglomeration(LinkModel model, List<LinkRecord> records, Set<String> duplicateFree) {
    this.model = model;
    this.records = records;
    this.opened = new LinkRecord[records.size()];
    this.duplicateFree = duplicateFree;
    for (int at = 0; at < records.size(); at++) {
      List<Integer> part = new ArrayList<>(2);
      part.add(at);
      parts.put(at, part);
    }
  }

  void pair(int a, int b, ScoredPair pair) {
    scores.put(key(a, b), score(pair));
    // Parts are joined from the linked band's average on, so that some pair of theirs is in it.
    if (pair.joins() && pair.band() == Band.LINKED) {
      averages.put(key(a, b), 0.0);
    }
  }

  /** What speaks for two that were worked out before, and do not join. */
  void known(int a, int b, double score) {
    scores.put(key(a, b), score);
  }

  /** Tells what speaks for two, of those that nobody told. */
  void eachWorkedOut(Taker taker) {
    workedOut.forEach((key, score) -> taker.take(first(key), second(key), score));
  }

  void verdict(int a, int b, boolean same) {
    verdicts.put(key(a, b), same);
  }

  /** The number of its part for each record. */
  int[] parts() {
    joinByVerdict();
    averages.replaceAll((key, unknown) -> average(first(key), second(key)));
    for (long best = best(); best >= 0; best = best()) {
      join(first(best), second(best));
    }
    int[] numbers = new int[records.size()];
    parts.forEach((number, part) -> part.forEach(at -> numbers[at] = number));
    return numbers;
  }

  /** Whether two parts, left apart, may yet be the same one for all that is known. */
  boolean open(int left, int right) {
    return average(left, right) >= model.thresholds().review();
  }

  /** What people found the same is one part, whatever else is known. */
  private void joinByVerdict() {
    verdicts.keySet().stream()
        .sorted()
        .filter(verdicts::get)
        .forEach(key -> join(partOf(first(key)), partOf(second(key))));
  }

  private int partOf(int at) {
    for (Map.Entry<Integer, List<Integer>> part : parts.entrySet()) {
      if (part.getValue().contains(at)) {
        return part.getKey();
      }
    }
    throw new IllegalArgumentException("no part holds record " + at);
  }

  /** The two parts to be joined next, or -1; of equals those of the smallest ids. */
  private long best() {
    double most = model.thresholds().linked();
    long best = -1;
    for (Map.Entry<Long, Double> each : averages.entrySet()) {
      double average = each.getValue();
      long key = each.getKey();
      if (average > most || (average == most && (best < 0 || key < best))) {
        most = average;
        best = key;
      }
    }
    return best;
  }

  private void join(int one, int two) {
    if (one == two) {
      return;
    }
    int into = Math.min(one, two);
    int from = Math.max(one, two);
    parts.get(into).addAll(parts.remove(from));
    List<Integer> neighbours = new ArrayList<>();
    for (long key : List.copyOf(averages.keySet())) {
      int a = first(key);
      int b = second(key);
      if (a == into || a == from || b == into || b == from) {
        averages.remove(key);
        neighbours.add(a == into || a == from ? b : a);
      }
    }
    for (int other : neighbours) {
      if (other != into && other != from) {
        averages.put(key(into, other), average(into, other));
      }
    }
  }

  private double average(int one, int two) {
    List<Integer> left = parts.get(one);
    List<Integer> right = parts.get(two);
    double sum = 0;
    for (int a : left) {
      for (int b : right) {
        if (Boolean.FALSE.equals(verdicts.get(key(a, b))) || duplicates(a, b)) {
          return Double.NEGATIVE_INFINITY;
        }
        sum += score(a, b);
      }
    }
    return sum / (left.size() * right.size());
  }

  private double score(int a, int b) {
    long key = key(a, b);
    Double known = scores.get(key);
    if (known == null) {
      known = score(model.score(opened(a), opened(b)));
      scores.put(key, known);
      workedOut.put(key, known);
    }
    return known;
  }

  private LinkRecord opened(int at) {
    if (opened[at] == null) {
      opened[at] = records.get(at).opened();
    }
    return opened[at];
  }

  private static double score(ScoredPair pair) {
    return pair.vetoed() ? Double.NEGATIVE_INFINITY : Math.max(LEAST, Math.min(MOST, pair.score()));
  }

  private boolean duplicates(int a, int b) {
    String group = records.get(a).group();
    return group.equals(records.get(b).group()) && duplicateFree.contains(group);
  }

  private static long key(int a, int b) {
    return ((long) Math.min(a, b) << 32) | Math.max(a, b);
  }

  private static int first(long key) {
    return (int) (key >>> 32);
  }

  private static int second(long key) {
    return (int) key;
  }
}
