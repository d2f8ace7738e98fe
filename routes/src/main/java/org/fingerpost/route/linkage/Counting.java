package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fingerpost.schema.Kind;

/** Counts what a model has to know about how often things occur. */
final class Counting {
  /** More records than this under one key, and it is narrowed. */
  static final int CROWD = 12;

  private static final long[] NO_WORDS = {};

  private final LongCounts words = new LongCounts(1024);
  private final LongCounts towns = new LongCounts(256);
  private final Map<Spread.Sort, Map<Long, List<Features>>> holders =
      new EnumMap<>(Spread.Sort.class);
  private final List<LinkRecord> records;

  private Counting(List<LinkRecord> records) {
    this.records = records;
  }

  /** What all records together show. */
  static Frequencies of(Kind kind, List<LinkRecord> records) {
    Counting counting = counted(records);
    LinkModel model = counting.plain(kind);
    LongCounts spread = counting.spread(model);
    counting.crowded(model);
    return counting.frequencies(spread, new CrowdedKeys(counting.crowded(model)));
  }

  /**
   * What a sample shows.
   *
   * @param crowd which keys are crowded among all records
   */
  static Frequencies sampled(Kind kind, List<LinkRecord> sample, Crowd crowd) {
    Counting counting = counted(sample);
    return counting.frequencies(counting.spread(counting.plain(kind)), crowd);
  }

  private static Counting counted(List<LinkRecord> records) {
    Counting counting = new Counting(records);
    for (LinkRecord record : records) {
      counting.count(record.features());
    }
    return counting;
  }

  private LinkModel plain(Kind kind) {
    return LinkModel.shipped(kind, frequencies(new LongCounts(8), Crowd.of(new LongCounts(8))));
  }

  private Frequencies frequencies(LongCounts spread, Crowd crowd) {
    return new Frequencies(records.size(), spread, words, towns, crowd);
  }

  private void count(Features features) {
    for (NameWords name : features.names) {
      for (long word : name.hashes) {
        words.add(word, 1);
      }
      hold(Spread.Sort.NAME, name.whole, features);
    }
    for (Place place : features.places) {
      if (!place.city.isEmpty()) {
        towns.add(place.cityHash, 1);
        for (long word : place.namedTown ? place.townWords : NO_WORDS) {
          towns.add(word, 1);
        }
      }
      if (!place.postcode.isEmpty()) {
        hold(Spread.Sort.WHERE, place.postcode.hash(), features);
      }
      if (place.door != 0) {
        hold(Spread.Sort.WHERE, place.door, features);
      }
    }
    for (Value phone : features.phones) {
      hold(Spread.Sort.WHERE, phone.hash(), features);
    }
    for (Value[] values : new Value[][] {features.emails, features.domains}) {
      for (Value value : values) {
        hold(Spread.Sort.LENT, value.hash(), features);
      }
    }
    for (Identifier identifier : features.identifiers) {
      hold(Spread.Sort.LENT, identifier.hash(), features);
    }
  }

  private void hold(Spread.Sort sort, long value, Features features) {
    holders
        .computeIfAbsent(sort, absent -> new HashMap<>())
        .computeIfAbsent(value, absent -> new ArrayList<>(2))
        .add(features);
  }

  private LongCounts spread(LinkModel model) {
    LongCounts spread = new LongCounts(1024);
    holders.forEach((sort, values) -> spread(new Spread(model, sort), values, spread));
    return spread;
  }

  private static void spread(Spread estimate, Map<Long, List<Features>> values, LongCounts spread) {
    Map<Long, Double> groups = new HashMap<>();
    values.forEach(
        (value, held) -> {
          double found = held.size() > 1 ? estimate.groups(held) : 1;
          if (found > 1) {
            groups.put(value, found);
          }
        });
    groups.forEach((value, found) -> spread.add(value, estimate.likely(found)));
  }

  private LongCounts crowded(LinkModel model) {
    LongCounts counts = new LongCounts(records.size() * 8);
    for (LinkRecord record : records) {
      for (long key : model.blockingKeys(record)) {
        counts.add(key, 1);
      }
    }
    LongCounts crowded = model.frequencies().crowded().known();
    for (long key : counts.sortedKeys()) {
      if (counts.get(key) > CROWD) {
        crowded.add(key, counts.get(key));
      }
    }
    return crowded;
  }
}
