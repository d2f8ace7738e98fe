package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordConflictsTest {
  @Test
  void each_record_is_told_what_it_holds_and_what_the_others_do() {
    List<RecordConflicts> all = RecordConflicts.of(disputed("email", text("a"), text("b")));
    assertThat(all).extracting(RecordConflicts::source).containsExactly(first(), second());
    ObjectNode losing = json(all.get(1));
    assertThat(losing.at("/fields/email/yours").asText()).isEqualTo("b");
    assertThat(losing.at("/fields/email/winning").asText()).isEqualTo("a");
    assertThat(losing.at("/fields/email/others/0/held_by/0/member").asText()).isEqualTo("redditch");
    assertThat(losing.at("/fields/email/sentence").asText())
        .isEqualTo(
            "email: you hold \"b\"; redditch holds \"a\". The joint record shows the first of these (seen most recently). Put yours right in your system, or ask them to look at theirs.");
    assertThat(json(all.get(0)).at("/fields/email/sentence").asText())
        .isEqualTo(
            "email: you hold \"a\", which the joint record shows; wyre-forest holds \"b\". If yours is right there is nothing for you to do; if not, put it right in your system.");
  }

  @Test
  void the_keys_of_other_members_records_are_left_out() {
    List<RecordConflicts> all = RecordConflicts.of(disputed("email", text("a"), text("b")));
    assertThat(json(all.get(0)).toString())
        .contains(first().key())
        .doesNotContain(second().key(), second().id().toString());
    assertThat(json(all.get(1)).toString())
        .contains(second().key())
        .doesNotContain(first().key(), first().id().toString());
  }

  @Test
  void nobody_is_told_of_what_is_not_disputed() {
    assertThat(RecordConflicts.of(JointRecords.allPublic(Kind.ORGANIZATION))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void every_field_of_every_kind_is_told_as_the_schema_says_in_the_same_bytes_each_time(Kind kind) {
    JointRecord open = JointRecords.allPublic(kind);
    for (String name : open.fields().keySet()) {
      JointRecord joint = disputed(open, name, open.fields().get(name).value(), text("b"));
      JointRecord stored = JointCodec.read(JointCodec.write(joint));
      for (int i = 0; i < 2; i++) {
        byte[] value = RecordConflictsCodec.write(RecordConflicts.of(joint).get(i));
        assertThat(schema().validate(Json.readObject(value))).as(name).isEmpty();
        assertThat(RecordConflictsCodec.write(RecordConflicts.of(stored).get(i))).isEqualTo(value);
      }
    }
  }

  @Test
  void a_long_value_is_cut_between_two_characters() {
    JsonNode faces = text("\ud83d\ude00".repeat(150));
    RecordConflicts told = RecordConflicts.of(disputed("email", text("a"), faces)).get(0);
    assertThat(json(told).at("/fields/email/sentence").asText()).contains("\ud83d\ude00…\"");
  }

  private static Schema schema() {
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(SchemaDocuments::textOf))
        .getSchema(SchemaLocation.of(SchemaDocuments.idOf("conflicts")));
  }

  private static JointRecord disputed(String field, JsonNode winning, JsonNode other) {
    return disputed(JointRecords.allPublic(Kind.ORGANIZATION), field, winning, other);
  }

  private static JointRecord disputed(
      JointRecord joint, String field, JsonNode winning, JsonNode other) {
    return JointRecords.replacing(
        joint,
        field,
        new JointRecord.Field(
            winning,
            Visibility.PUBLIC,
            0,
            "seen most recently",
            Optional.empty(),
            Optional.of(
                new JointRecord.Conflict(
                    List.of(0),
                    List.of(new JointRecord.OtherValue(other, Visibility.MEMBERS, List.of(1)))))));
  }

  private static SourceKey first() {
    return JointRecords.FIRST;
  }

  private static SourceKey second() {
    return JointRecords.SECOND;
  }

  private static ObjectNode json(RecordConflicts conflicts) {
    return Json.readObject(RecordConflictsCodec.write(conflicts));
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }
}
