package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Joint records for tests. */
public final class JointRecords {
  /** Who is asked for first: shares publicly. */
  public static final SourceKey FIRST = new SourceKey("redditch", "groups", "secret-key-17");

  public static final SourceKey SECOND = new SourceKey("wyre-forest", "clubs", "secret-key-18");
  private static final Instant SEEN = Instant.parse("2026-11-20T10:15:30Z");

  private JointRecords() {}

  /** A joint record of the full example of that kind, every field public. */
  public static JointRecord allPublic(Kind kind) {
    return with(kind, Examples.of(kind), Visibility.PUBLIC);
  }

  /** The same with every field for members alone. */
  public static JointRecord membersOnly(Kind kind) {
    return with(kind, Examples.of(kind), Visibility.MEMBERS);
  }

  /** A joint record of these values, all of one visibility. */
  public static JointRecord with(Kind kind, ObjectNode values, Visibility visibility) {
    SortedMap<String, JointRecord.Field> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      fields.put(entry.getKey(), field(entry.getValue(), visibility));
    }
    return new JointRecord(id(kind), kind, fields, sources());
  }

  /** The joint id of the example of a kind; examples refer to organisation and location by it. */
  public static UUID id(Kind kind) {
    return SourceKey.namedId("example/" + kind.wireName());
  }

  /** The same record with one of its fields replaced. */
  public static JointRecord replacing(JointRecord joint, String name, JointRecord.Field field) {
    SortedMap<String, JointRecord.Field> fields = new TreeMap<>(joint.fields());
    fields.put(name, field);
    return new JointRecord(joint.id(), joint.kind(), fields, joint.sources());
  }

  /** The same record with one field fewer. */
  public static JointRecord without(JointRecord joint, String name) {
    SortedMap<String, JointRecord.Field> fields = new TreeMap<>(joint.fields());
    fields.remove(name);
    return new JointRecord(joint.id(), joint.kind(), fields, joint.sources());
  }

  /** A field without a public value of its own. */
  public static JointRecord.Field field(JsonNode value, Visibility visibility) {
    return new JointRecord.Field(value, visibility, 0, "the only value", Optional.empty());
  }

  /** A record that refers to the example organisation and location. */
  public static JointRecord referring(Kind kind) {
    ObjectNode values = Examples.of(kind);
    values.put("organization_id", id(Kind.ORGANIZATION).toString());
    values.put("location_id", id(Kind.LOCATION).toString());
    return with(kind, values, Visibility.PUBLIC);
  }

  private static List<JointRecord.Source> sources() {
    List<JointRecord.Source> sources = new ArrayList<>();
    sources.add(new JointRecord.Source(FIRST.id(), FIRST, SEEN, true));
    sources.add(new JointRecord.Source(SECOND.id(), SECOND, SEEN.plusSeconds(60), false));
    return sources;
  }
}
