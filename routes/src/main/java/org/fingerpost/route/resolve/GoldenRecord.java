package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.Visibility;

/** Computes a joint record from its source records, and from nothing else. */
final class GoldenRecord {
  /** From a source record's id to its joint id; empty while there is no such record. */
  private final Function<UUID, Optional<UUID>> jointOf;

  GoldenRecord(Function<UUID, Optional<UUID>> jointOf) {
    this.jointOf = jointOf;
  }

  JointRecord of(Cluster cluster) {
    List<JointRecord.Source> sources = new ArrayList<>(cluster.members().size());
    cluster.members().forEach(member -> sources.add(source(member.version())));
    SortedMap<String, JointRecord.Field> fields =
        cluster.members().size() == 1
            ? fieldsOfOne(cluster.members().get(0).version())
            : fieldsOfMany(cluster.members());
    return new JointRecord(cluster.id(), cluster.kind(), fields, sources);
  }

  private static JointRecord.Source source(SourceVersion version) {
    NormalisedChange.Present record = version.record();
    boolean sharesPublicly =
        record.visibility().entrySet().stream()
            .anyMatch(
                entry ->
                    entry.getValue() == Visibility.PUBLIC
                        && record.value().hasNonNull(entry.getKey()));
    return new JointRecord.Source(version.id(), record.source(), record.seen(), sharesPublicly);
  }

  private SortedMap<String, JointRecord.Field> fieldsOfOne(SourceVersion version) {
    SortedMap<String, JointRecord.Field> fields = new TreeMap<>();
    forEachField(
        version,
        (name, value, visibility) -> fields.put(name, Survivorship.single(0, value, visibility)));
    return fields;
  }

  private SortedMap<String, JointRecord.Field> fieldsOfMany(List<Member> members) {
    SortedMap<String, List<Candidate>> candidates = new TreeMap<>();
    for (int i = 0; i < members.size(); i++) {
      addCandidates(i, members.get(i).version(), candidates);
    }
    SortedMap<String, JointRecord.Field> fields = new TreeMap<>();
    candidates.forEach((name, values) -> fields.put(name, Survivorship.choose(name, values)));
    return fields;
  }

  private void addCandidates(
      int source, SourceVersion version, Map<String, List<Candidate>> candidates) {
    NormalisedChange.Present record = version.record();
    String confirmed = confirmed(record);
    forEachField(
        version,
        (name, value, visibility) ->
            candidates
                .computeIfAbsent(name, field -> new ArrayList<>(2))
                .add(
                    new Candidate(
                        source,
                        record.source().member(),
                        value,
                        visibility,
                        record.trustIn(name),
                        confirmed,
                        record.seen())));
  }

  private static String confirmed(NormalisedChange.Present record) {
    Visibility visibility = record.visibility().getOrDefault("last_confirmed", Visibility.WITHHELD);
    return visibility == Visibility.WITHHELD
        ? ""
        : record.value().path("last_confirmed").asText("");
  }

  private interface FieldSink {
    void take(String name, JsonNode value, Visibility visibility);
  }

  /** A field that its agreement does not name, or withholds, is nobody's to see. */
  private void forEachField(SourceVersion version, FieldSink sink) {
    for (Map.Entry<String, JsonNode> field : version.record().value().properties()) {
      Visibility visibility = version.record().visibility().get(field.getKey());
      if (visibility != null && visibility != Visibility.WITHHELD && !field.getValue().isNull()) {
        joined(field.getKey(), field.getValue())
            .ifPresent(value -> sink.take(field.getKey(), value, visibility));
      }
    }
  }

  /** References lead to joint records; one to a record that is not there (any more) is left out. */
  private Optional<JsonNode> joined(String field, JsonNode value) {
    return References.isReference(field)
        ? References.idIn(value).flatMap(jointOf).map(id -> TextNode.valueOf(id.toString()))
        : Optional.of(value);
  }
}
