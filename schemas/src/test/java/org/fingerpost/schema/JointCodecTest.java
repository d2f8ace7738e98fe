package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JointCodecTest {
  @Property(tries = 300)
  void what_is_written_is_read_again(@ForAll("joints") JointRecord joint) {
    assertThat(JointCodec.read(JointCodec.write(joint))).isEqualTo(joint);
    assertThat(JointCodec.fromJson(JointCodec.toJson(joint))).isEqualTo(joint);
  }

  @Property(tries = 300)
  void what_is_read_is_written_as_the_same_bytes(@ForAll("joints") JointRecord joint) {
    byte[] document = JointCodec.write(joint);
    assertThat(JointCodec.write(JointCodec.read(document))).isEqualTo(document);
  }

  @Property(tries = 200)
  void equal_records_become_equal_bytes_whatever_the_order_of_their_values(
      @ForAll("values") Map<String, String> value) {
    assertThat(JointCodec.write(holding(value, true)))
        .isEqualTo(JointCodec.write(holding(value, false)));
  }

  @Example
  void a_document_has_the_form_that_its_schema_says() {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(SchemaDocuments::textOf));
    JointRecord.Field hidden =
        new JointRecord.Field(
            text("a"),
            Visibility.MEMBERS,
            1,
            "newest",
            Optional.of(new JointRecord.PublicValue(text("b"), 0)),
            Optional.of(
                new JointRecord.Conflict(
                    List.of(1),
                    List.of(
                        new JointRecord.OtherValue(text("b"), Visibility.PUBLIC, List.of(0))))));
    for (Kind kind : Kind.values()) {
      JointRecord joint = JointRecords.replacing(JointRecords.allPublic(kind), "status", hidden);
      ObjectNode document = JointCodec.toJson(joint);
      assertThat(
              registry
                  .getSchema(SchemaLocation.of(SchemaDocuments.idOf("joint")))
                  .validate(document))
          .isEmpty();
      assertThat(document.at("/fields/status/public/value").asText()).isEqualTo("b");
      assertThat(document.at("/fields/status/conflict/others/0/value").asText()).isEqualTo("b");
      assertThat(document.at("/sources/0/public").asBoolean()).isTrue();
      assertThat(JointCodec.toJson(JointRecords.allPublic(kind)).toString())
          .doesNotContain("conflict");
    }
  }

  @Example
  void a_document_of_another_form_is_refused_by_a_sentence_without_its_values() {
    for (String document :
        List.of(
            "{}",
            "{\"id\":\"hush\",\"kind\":\"person\",\"fields\":{},\"sources\":[]}",
            "{\"id\":\""
                + Examples.ID
                + "\",\"kind\":\"person\",\"fields\":{\"name\":"
                + "{\"value\":\"hush\",\"visibility\":\"hush\",\"source\":0,\"reason\":\"\"}},"
                + "\"sources\":[]}")) {
      assertThatThrownBy(() -> JointCodec.read(document.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("a joint document has ")
          .hasMessageNotContaining("hush");
    }
  }

  @Provide
  Arbitrary<Map<String, String>> values() {
    return Arbitraries.maps(Arbitraries.strings().ofMaxLength(8), Arbitraries.strings())
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<JointRecord> joints() {
    Arbitrary<Map<String, JointRecord.Field>> fields =
        Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8), fields())
            .ofMaxSize(6);
    return Combinators.combine(
            Arbitraries.of(Kind.class), fields, sources().list().ofMinSize(1).ofMaxSize(3))
        .as(
            (kind, some, sources) ->
                new JointRecord(JointRecords.id(kind), kind, new TreeMap<>(some), sources));
  }

  private static Arbitrary<JointRecord.Field> fields() {
    Arbitrary<JsonNode> nodes =
        Arbitraries.oneOf(
            Arbitraries.strings().map(JointCodecTest::text),
            Arbitraries.integers().map(JsonNodeFactory.instance::numberNode),
            Arbitraries.of(true, false).map(JsonNodeFactory.instance::booleanNode),
            Arbitraries.strings().list().ofMaxSize(3).map(Json.MAPPER::<JsonNode>valueToTree));
    return Combinators.combine(
            nodes,
            Arbitraries.of(Visibility.PUBLIC, Visibility.MEMBERS),
            Arbitraries.integers().between(0, 9),
            Arbitraries.strings().ofMaxLength(20),
            nodes.map(node -> new JointRecord.PublicValue(node, 1)).optional(),
            conflicts(nodes).optional())
        .as(JointRecord.Field::new);
  }

  private static Arbitrary<JointRecord.Conflict> conflicts(Arbitrary<JsonNode> nodes) {
    Arbitrary<List<Integer>> sources =
        Arbitraries.integers().between(0, 9).list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<JointRecord.OtherValue> others =
        Combinators.combine(nodes, Arbitraries.of(Visibility.PUBLIC, Visibility.MEMBERS), sources)
            .as(JointRecord.OtherValue::new);
    return Combinators.combine(sources, others.list().ofMinSize(1).ofMaxSize(2))
        .as(JointRecord.Conflict::new);
  }

  private static Arbitrary<JointRecord.Source> sources() {
    return Combinators.combine(
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
            Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(8),
            Arbitraries.longs().between(0, 4_000_000_000_000L),
            Arbitraries.of(true, false))
        .as(
            (member, key, seen, open) -> {
              SourceKey source = new SourceKey(member, "groups", key);
              return new JointRecord.Source(source.id(), source, Instant.ofEpochMilli(seen), open);
            });
  }

  private static JointRecord holding(Map<String, String> value, boolean reversed) {
    List<String> names = new ArrayList<>(value.keySet());
    if (reversed) {
      Collections.reverse(names);
    }
    ObjectNode node = Json.object();
    names.forEach(name -> node.put(name, value.get(name)));
    ObjectNode record = Json.object();
    record.putArray("addresses").add(node);
    return JointRecords.with(Kind.ORGANIZATION, record, Visibility.PUBLIC);
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }
}
