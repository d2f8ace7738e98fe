package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Visibility;

/** A joint record in the making. Nobody in it is real. */
public final class Example {
  private final Kind kind;
  private final UUID id;
  private final SortedMap<String, JointRecord.Field> fields = new TreeMap<>();
  private final List<JointRecord.Source> sources = new ArrayList<>();

  private Example(Kind kind, UUID id) {
    this.kind = kind;
    this.id = id;
  }

  public static UUID id(String name) {
    return SourceKey.namedId("example/" + name);
  }

  public static Example organization(String name) {
    return new Example(Kind.ORGANIZATION, id(name)).from("evesham-vc", name).shows("name", name);
  }

  public static Example service(String name, String organization) {
    return new Example(Kind.SERVICE, id(name))
        .from("evesham-vc", name)
        .shows("name", name)
        .shows("organization_id", id(organization).toString());
  }

  public static Example location(String name) {
    return new Example(Kind.LOCATION, id(name)).from("evesham-vc", name).shows("name", name);
  }

  /** What follows comes from that member. */
  public Example from(String member, String key) {
    return from(member, key, "2026-11-22T09:30:00Z", true);
  }

  public Example from(String member, String key, String seen, boolean isPublic) {
    SourceKey source = new SourceKey(member, "groups", key);
    sources.add(new JointRecord.Source(source.id(), source, Instant.parse(seen), isPublic));
    return this;
  }

  public Example shows(String field, Object value) {
    return with(field, value, Visibility.PUBLIC);
  }

  public Example keepsForMembers(String field, Object value) {
    return with(field, value, Visibility.MEMBERS);
  }

  /** Members see one value, everybody the other, which comes from the first source. */
  Example showsInstead(String field, Object forMembers, Object forAll) {
    Optional<JointRecord.PublicValue> shown =
        Optional.of(new JointRecord.PublicValue(json(forAll), 0));
    fields.put(
        field,
        new JointRecord.Field(
            json(forMembers), Visibility.MEMBERS, sources.size() - 1, "the newest", shown));
    return this;
  }

  /** The last source holds one value, the first another; both are for members. */
  Example disagreesAbout(String field, Object value, Object other) {
    int last = sources.size() - 1;
    JointRecord.OtherValue held =
        new JointRecord.OtherValue(json(other), Visibility.MEMBERS, List.of(0));
    fields.put(
        field,
        new JointRecord.Field(
            json(value),
            Visibility.MEMBERS,
            last,
            "the newest",
            Optional.empty(),
            Optional.of(new JointRecord.Conflict(List.of(last), List.of(held)))));
    return this;
  }

  private Example with(String field, Object value, Visibility visibility) {
    int source = sources.size() - 1;
    fields.put(
        field,
        new JointRecord.Field(json(value), visibility, source, "the only value", Optional.empty()));
    return this;
  }

  /** Text that begins with a bracket or a brace is read as JSON. */
  private static JsonNode json(Object value) {
    if (value instanceof String text && (text.startsWith("[") || text.startsWith("{"))) {
      return Json.readObject(
              ("{\"value\":" + text + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8))
          .get("value");
    }
    return Json.MAPPER.valueToTree(value);
  }

  public JointRecord record() {
    return new JointRecord(id, kind, fields, List.copyOf(sources));
  }
}
