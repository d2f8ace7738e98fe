package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a member is told of one of its records: where it stands against what other records of the
 * same thing hold, so that whoever is wrong can put it right at the source. The keys of other
 * records are not part of it.
 *
 * @param sourceId the id of the record
 * @param source the record
 * @param jointId what it is part of
 * @param fields what is disputed, never empty
 */
public record RecordConflicts(
    UUID sourceId, SourceKey source, UUID jointId, Kind kind, SortedMap<String, Dispute> fields) {
  /** More holders of one value are not listed. */
  private static final int HOLDERS_LISTED = 10;

  /**
   * A field that records disagree about.
   *
   * @param yours what the record holds
   * @param winning what stands in the joint record
   * @param reason why that won
   * @param others what others hold that is not yours, the winning value first
   */
  public record Dispute(JsonNode yours, JsonNode winning, String reason, List<Held> others) {
    /** Whether the record's own value is the one that stands in the joint record. */
    public boolean isYoursWinning() {
      return yours.equals(winning);
    }
  }

  /** A value and some of those that hold it. */
  public record Held(JsonNode value, List<Holder> holders) {}

  /**
   * Who holds a value.
   *
   * @param seen when the hub first saw this version of it
   */
  public record Holder(String member, String dataset, Instant seen) {}

  /** One for each record that is concerned, in the order of the joint record's sources. */
  public static List<RecordConflicts> of(JointRecord joint) {
    SortedMap<Integer, SortedMap<String, Dispute>> bySource = new TreeMap<>();
    joint
        .fields()
        .forEach(
            (name, field) ->
                field
                    .conflict()
                    .ifPresent(conflict -> add(joint, name, field, conflict, bySource)));
    List<RecordConflicts> all = new ArrayList<>(bySource.size());
    for (Map.Entry<Integer, SortedMap<String, Dispute>> entry : bySource.entrySet()) {
      JointRecord.Source source = joint.sources().get(entry.getKey());
      all.add(
          new RecordConflicts(
              source.id(), source.key(), joint.id(), joint.kind(), entry.getValue()));
    }
    return all;
  }

  private static void add(
      JointRecord joint,
      String name,
      JointRecord.Field field,
      JointRecord.Conflict conflict,
      SortedMap<Integer, SortedMap<String, Dispute>> bySource) {
    List<Held> held = new ArrayList<>();
    held.add(held(joint, field.value(), conflict.holders()));
    conflict.others().forEach(other -> held.add(held(joint, other.value(), other.sources())));
    List<List<Integer>> sources = new ArrayList<>();
    sources.add(conflict.holders());
    conflict.others().forEach(other -> sources.add(other.sources()));
    for (int i = 0; i < held.size(); i++) {
      List<Held> others = new ArrayList<>(held);
      JsonNode yours = others.remove(i).value();
      Dispute dispute = new Dispute(yours, field.value(), field.reason(), others);
      for (int source : sources.get(i)) {
        bySource.computeIfAbsent(source, s -> new TreeMap<>()).put(name, dispute);
      }
    }
  }

  private static Held held(JointRecord joint, JsonNode value, List<Integer> sources) {
    return new Held(
        value,
        sources.stream()
            .limit(HOLDERS_LISTED)
            .map(joint.sources()::get)
            .map(source -> new Holder(source.key().member(), source.key().dataset(), source.seen()))
            .toList());
  }
}
