package org.fingerpost.bench.linkage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.fingerpost.infra.link.LinkModels;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;

/** Runs the resolver over one set in several orders of arrival. */
final class SetRun {
  /** From here on, a set shows how the time a record takes grows. */
  private static final int LARGE = 50_000;

  private static final int SEED = 20_261;

  private final SetData data;
  private final int orders;
  private final Duration longest;

  /**
   * A run.
   *
   * @param longest how long all records may take to arrive
   */
  SetRun(SetData data, int orders, Duration longest) {
    this.data = data;
    this.orders = orders;
    this.longest = longest;
  }

  SetResult run() throws OverdueException {
    HeapWatch heap = new HeapWatch();
    long begun = System.nanoTime();
    LinkModel model = LinkModels.learn(data.input()).of(data.kind()).orElseThrow();
    Duration learning = Duration.ofNanos(System.nanoTime() - begun);
    Arrival first = arrive(model, data.records());
    double alive = heap.aliveMegabytes();
    int[] found = first.clusters(data.places());
    PairFindings pairs = new PairFindings(data, model, first.linker(), found);
    ClusterScore score = ClusterScore.of(data.truth().entities(), found);
    long compared = first.linker().pairsCompared();
    List<Double> f1s = new ArrayList<>(List.of(score.pairs().f1()));
    List<Double> rates = new ArrayList<>(List.of(first.recordsPerSecond()));
    List<Double> micros = new ArrayList<>(List.of(first.processorMicrosPerRecord()));
    first = null;
    for (int order = 1; order < orders; order++) {
      Arrival next = arrive(model, shuffled(order));
      rates.add(next.recordsPerSecond());
      micros.add(next.processorMicrosPerRecord());
      f1s.add(ClusterScore.of(data.truth().entities(), next.clusters(data.places())).pairs().f1());
    }
    double microsOfAll = median(micros.subList(orders > 1 ? 1 : 0, orders));
    return new SetResult(
        data,
        learning,
        score,
        pairs,
        compared,
        f1s,
        median(rates.subList(orders > 1 ? 1 : 0, orders)),
        microsOfAll,
        data.records().size() < LARGE
            ? OptionalDouble.empty()
            : OptionalDouble.of(Growth.of(data, Math.max(2, orders), longest)),
        heap.peakMegabytes(),
        alive);
  }

  private Arrival arrive(LinkModel model, List<LinkRecord> order) throws OverdueException {
    return Arrival.of(model, data.input().duplicateFree(), order, longest);
  }

  private List<LinkRecord> shuffled(int order) {
    return shuffled(data.records(), order);
  }

  static List<LinkRecord> shuffled(List<LinkRecord> ordered, int order) {
    List<LinkRecord> records = new ArrayList<>(ordered);
    Collections.shuffle(records, new Random(SEED + order));
    return records;
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
