package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fingerpost.schema.UuidOrder;

/**
 * One component of records, or several, to be clustered. Records are named by their places in the
 * order of their ids.
 */
final class Clustering {
  private static final Comparator<ScoredPair> BY_IDS =
      Comparator.comparing(ScoredPair::a, UuidOrder.SMALLEST_FIRST)
          .thenComparing(ScoredPair::b, UuidOrder.SMALLEST_FIRST);

  private static final Comparator<ScoredPair> MOST_ALIKE =
      Comparator.comparingDouble(ScoredPair::score).reversed().thenComparing(BY_IDS);

  private final Agglomeration agglomeration;
  private final List<Joining> joining = new ArrayList<>();

  private record Joining(int a, int b, ScoredPair pair) {}

  /**
   * Nothing is known of them yet.
   *
   * @param ordered in the order of their ids
   */
  Clustering(LinkModel model, List<LinkRecord> ordered, Set<String> duplicateFree) {
    agglomeration = new Agglomeration(model, ordered, duplicateFree);
  }

  /** What the two score, which need not be told of all that do not join. */
  void pair(int a, int b, ScoredPair pair) {
    agglomeration.pair(a, b, pair);
    if (pair.joins()) {
      joining.add(new Joining(a, b, pair));
    }
  }

  /** What {@link #eachWorkedOut} told of the two before. */
  void known(int a, int b, double score) {
    agglomeration.known(a, b, score);
  }

  /** Tells what had to be worked out of two that do not join, so that it may be told next time. */
  void eachWorkedOut(Agglomeration.Taker taker) {
    agglomeration.eachWorkedOut(taker);
  }

  /** What a person found of the two. */
  void verdict(int a, int b, boolean same) {
    agglomeration.verdict(a, b, same);
  }

  /** Of each record the place of the first in its cluster. To be asked once. */
  int[] parts() {
    return agglomeration.parts();
  }

  /**
   * The pairs that a person should look at: of each two clusters the one most alike, if all pairs
   * across them come to that much.
   *
   * @param parts what {@link #parts} gave
   */
  List<ScoredPair> review(int[] parts) {
    Map<Long, ScoredPair> best = new HashMap<>();
    for (Joining each : joining) {
      int a = parts[each.a];
      int b = parts[each.b];
      if (a != b) {
        long between = ((long) Math.min(a, b) << 32) | Math.max(a, b);
        best.merge(between, each.pair, (one, two) -> MOST_ALIKE.compare(one, two) <= 0 ? one : two);
      }
    }
    return best.entrySet().stream()
        .filter(
            entry -> agglomeration.open((int) (entry.getKey() >>> 32), entry.getKey().intValue()))
        .map(Map.Entry::getValue)
        .sorted(BY_IDS)
        .toList();
  }
}
