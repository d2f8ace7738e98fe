package org.fingerpost.bench.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.fingerpost.route.linkage.Band;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.Linker;
import org.fingerpost.route.linkage.ScoredPair;

/** What can only be told pair by pair: bands, blocking, and the kinds of the errors. */
final class PairFindings {
  private final SetData data;
  private final LinkModel model;
  private final int[] found;
  private final Map<String, Integer> falseKinds = new TreeMap<>();
  private final Map<String, Integer> missedKinds = new TreeMap<>();
  private final List<int[]> falsePairs = new ArrayList<>();
  private final List<int[]> missedPairs = new ArrayList<>();
  private long linkedBand;
  private long linkedBandTrue;
  private long truePairs;
  private long blocked;
  private final double reviewShare;
  private final Rates review;

  PairFindings(SetData data, LinkModel model, Linker linker, int[] found) {
    this.data = data;
    this.model = model;
    this.found = found;
    groups(found).forEach(this::lookAtCluster);
    groups(data.truth().entities()).forEach(this::lookAtEntity);
    List<ScoredPair> pairs = linker.review();
    Set<UUID> records = new HashSet<>();
    long same = 0;
    for (ScoredPair pair : pairs) {
      records.add(pair.a());
      records.add(pair.b());
      same += data.truth().isSame(place(pair.a()), place(pair.b())) ? 1 : 0;
    }
    reviewShare = (double) records.size() / data.records().size();
    review = Rates.of(same, pairs.size(), missedPairs.size());
  }

  private int place(UUID id) {
    return data.places().get(id);
  }

  private static Collection<List<Integer>> groups(int[] numbers) {
    Map<Integer, List<Integer>> groups = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      groups.computeIfAbsent(numbers[i], number -> new ArrayList<>(2)).add(i);
    }
    return groups.values();
  }

  private void lookAtCluster(List<Integer> cluster) {
    forPairs(
        cluster,
        (a, b) -> {
          boolean same = data.truth().isSame(a, b);
          ScoredPair pair = model.score(data.records().get(a), data.records().get(b));
          if (pair.band() == Band.LINKED && !pair.vetoed()) {
            linkedBand++;
            linkedBandTrue += same ? 1 : 0;
          }
          if (!same) {
            falsePairs.add(new int[] {a, b});
            count(falseKinds, a, b);
          }
        });
  }

  private void lookAtEntity(List<Integer> entity) {
    forPairs(
        entity,
        (a, b) -> {
          truePairs++;
          blocked += sharesKey(a, b) ? 1 : 0;
          if (found[a] != found[b]) {
            missedPairs.add(new int[] {a, b});
            count(missedKinds, a, b);
          }
        });
  }

  private boolean sharesKey(int a, int b) {
    long[] keys = model.blockingKeys(data.records().get(a));
    long[] others = model.blockingKeys(data.records().get(b));
    for (int i = 0, j = 0; i < keys.length && j < others.length; ) {
      if (keys[i] == others[j]) {
        return true;
      }
      if (keys[i] < others[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  private void count(Map<String, Integer> kinds, int a, int b) {
    Set<String> words = new TreeSet<>(data.truth().kinds(a));
    words.addAll(data.truth().kinds(b));
    (words.isEmpty() ? Set.of("plain") : words).forEach(kind -> kinds.merge(kind, 1, Integer::sum));
  }

  private interface PairTaker {
    void take(int a, int b);
  }

  private static void forPairs(List<Integer> records, PairTaker taker) {
    for (int i = 0; i < records.size(); i++) {
      for (int j = i + 1; j < records.size(); j++) {
        taker.take(records.get(i), records.get(j));
      }
    }
  }

  /** The share of the true pairs that are compared at all. */
  double blockingRecall() {
    return truePairs == 0 ? 1 : (double) blocked / truePairs;
  }

  /** Of the pairs in one cluster that the score alone would link, the share that is true. */
  double linkedBandPrecision() {
    return linkedBand == 0 ? 1 : (double) linkedBandTrue / linkedBand;
  }

  /** The share of all records that stand in a pair for a person to look at. */
  double reviewShare() {
    return reviewShare;
  }

  /** How many of the pairs to look at are true; recall: of what was missed. */
  Rates review() {
    return review;
  }

  /** False pairs by what their two records carry; a pair counts under each word. */
  Map<String, Integer> falseKinds() {
    return falseKinds;
  }

  Map<String, Integer> missedKinds() {
    return missedKinds;
  }

  List<int[]> falsePairs() {
    return falsePairs;
  }

  List<int[]> missedPairs() {
    return missedPairs;
  }
}
