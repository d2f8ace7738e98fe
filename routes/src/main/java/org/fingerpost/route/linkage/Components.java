package org.fingerpost.route.linkage;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which records have to be clustered together: whom pairs join, and whom a person said to be one.
 */
final class Components {
  private final ScoredPairs pairs;
  private final HeldVerdicts verdicts;
  private final HeldRecords records;

  /** One component after the other, since the last was forgotten. */
  private final NumberSet seen = new NumberSet();

  Components(ScoredPairs pairs, HeldVerdicts verdicts, HeldRecords records) {
    this.pairs = pairs;
    this.verdicts = verdicts;
    this.records = records;
  }

  boolean standsAlone(int number) {
    return pairs.standsAlone(number) && verdicts.about(records.id(number)).isEmpty();
  }

  /** Whether it is in none of the components that were asked for. */
  boolean isNew(int number) {
    return !seen.contains(number);
  }

  /** Those that pairs and verdicts join to it, and itself. */
  int[] of(int number) {
    int begun = seen.size();
    seen.add(number);
    for (int at = begun; at < seen.size(); at++) {
      eachNeighbour(seen.get(at), seen::add);
    }
    int[] component = new int[seen.size() - begun];
    Arrays.setAll(component, at -> seen.get(begun + at));
    return component;
  }

  /** Begins anew. */
  void forget() {
    seen.clear();
  }

  private void eachNeighbour(int number, IntConsumer taker) {
    pairs.eachNeighbour(number, taker);
    for (Verdict verdict : verdicts.about(records.id(number))) {
      int a = records.number(verdict.a());
      int b = records.number(verdict.b());
      if (verdict.same() && a != HeldRecords.NONE && b != HeldRecords.NONE) {
        taker.accept(a == number ? b : a);
      }
    }
  }
}
