package org.fingerpost.bench.linkage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.route.linkage.ModelTrainer;

/**
 * How the processor time of a record grows with the records that are there already. The whole set,
 * and then the same records in parts of ten thousand, each part learned from and put alone; some
 * rounds of both in turn, so that the collector, the compiler and other work on the machine meet
 * both alike. One part alone takes less than half a second, in which the collector runs once or not
 * at all.
 */
final class Growth {
  private static final int PART = 10_000;
  private static final int SEED = 20_261;

  private final SetData data;
  private final Duration longest;

  private Growth(SetData data, Duration longest) {
    this.data = data;
    this.longest = longest;
  }

  /** What a record takes of the whole set, to what it takes of a part: the median of the rounds. */
  static double of(SetData data, int rounds, Duration longest) throws OverdueException {
    return new Growth(data, longest).measured(rounds);
  }

  private double measured(int rounds) throws OverdueException {
    LinkModel whole = ModelTrainer.train(data.kind(), data.records());
    List<List<LinkRecord>> parts = parts();
    List<LinkModel> models = new ArrayList<>();
    for (List<LinkRecord> part : parts) {
      models.add(ModelTrainer.train(data.kind(), part));
    }
    List<Double> ratios = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      double all = micros(whole, data.records(), round) / data.records().size();
      double ofParts = 0;
      int inParts = 0;
      for (int part = 0; part < parts.size(); part++) {
        ofParts += micros(models.get(part), parts.get(part), round);
        inParts += parts.get(part).size();
      }
      ratios.add(all / (ofParts / inParts));
    }
    return SetRun.median(ratios);
  }

  private double micros(LinkModel model, List<LinkRecord> records, int round)
      throws OverdueException {
    Set<String> duplicateFree = data.input().duplicateFree();
    List<LinkRecord> order = SetRun.shuffled(records, round);
    return Arrival.of(model, duplicateFree, order, longest).processor().toNanos() / 1e3;
  }

  /** Whole entities, dealt out at random; what is left over and makes no part is left out. */
  private List<List<LinkRecord>> parts() {
    Map<Integer, List<LinkRecord>> byEntity = new HashMap<>();
    int[] entities = data.truth().entities();
    for (int i = 0; i < entities.length; i++) {
      byEntity.computeIfAbsent(entities[i], e -> new ArrayList<>(4)).add(data.records().get(i));
    }
    List<Integer> order = new ArrayList<>(byEntity.keySet());
    Collections.shuffle(order, new Random(SEED));
    List<List<LinkRecord>> parts = new ArrayList<>();
    List<LinkRecord> part = new ArrayList<>(PART);
    for (int entity : order) {
      part.addAll(byEntity.get(entity));
      if (part.size() >= PART) {
        parts.add(part);
        part = new ArrayList<>(PART);
      }
    }
    return parts;
  }
}
