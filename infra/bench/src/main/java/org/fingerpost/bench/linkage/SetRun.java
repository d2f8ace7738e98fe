package org.fingerpost.bench.linkage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.fingerpost.infra.link.LinkModels;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.route.linkage.ModelTrainer;

/** Runs the resolver over one set in several orders of arrival. */
final class SetRun {
  /** From here on, a set shows how the time a record takes grows. */
  private static final int LARGE = 50_000;

  /** So many records of it, whole entities, are what its time is held against. */
  private static final int FEW = 10_000;

  private static final int ROUNDS_OF_FEW = 5;
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
        growth(microsOfAll),
        heap.peakMegabytes(),
        alive);
  }

  private Arrival arrive(LinkModel model, List<LinkRecord> order) throws OverdueException {
    return Arrival.of(model, data.input().duplicateFree(), order, longest);
  }

  private List<LinkRecord> shuffled(int order) {
    return shuffled(data.records(), order);
  }

  private static List<LinkRecord> shuffled(List<LinkRecord> ordered, int order) {
    List<LinkRecord> records = new ArrayList<>(ordered);
    Collections.shuffle(records, new Random(SEED + order));
    return records;
  }

  /**
   * To what a record takes of a tenth of the set. The first ten thousand of the set itself will not
   * do: most of those that they are to be compared with have not arrived yet.
   */
  private OptionalDouble growth(double microsOfAll) throws OverdueException {
    if (data.records().size() < LARGE) {
      return OptionalDouble.empty();
    }
    List<LinkRecord> few = few();
    LinkModel model = ModelTrainer.train(data.kind(), few);
    List<Double> micros = new ArrayList<>();
    for (int round = 0; round < ROUNDS_OF_FEW; round++) {
      micros.add(arrive(model, shuffled(few, round)).processorMicrosPerRecord());
    }
    return OptionalDouble.of(microsOfAll / median(micros));
  }

  /** Whole entities, taken at random. */
  private List<LinkRecord> few() {
    Map<Integer, List<LinkRecord>> byEntity = new HashMap<>();
    int[] entities = data.truth().entities();
    for (int i = 0; i < entities.length; i++) {
      byEntity.computeIfAbsent(entities[i], e -> new ArrayList<>(4)).add(data.records().get(i));
    }
    List<Integer> order = new ArrayList<>(byEntity.keySet());
    Collections.shuffle(order, new Random(SEED));
    List<LinkRecord> few = new ArrayList<>(FEW + 100);
    for (int at = 0; at < order.size() && few.size() < FEW; at++) {
      few.addAll(byEntity.get(order.get(at)));
    }
    return few;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
