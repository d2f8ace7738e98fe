package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicContractTest {
  private static final JsonNode CONTRACT = read("asyncapi.yaml");

  @Test
  void the_contract_is_valid_async_api() throws IOException {
    JsonNode standard =
        Json.MAPPER.readTree(
            Files.readAllBytes(
                SharedData.require("standards/eventing/asyncapi-3.0.0.schema.json")));
    // Its $schema has no # at the end, which the validator would look for on the network.
    ((ObjectNode) standard).put("$schema", "http://json-schema.org/draft-07/schema#");
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(standard);
    assertThat(schema.validate(CONTRACT)).isEmpty();
  }

  @Test
  void every_topic_is_described() {
    List<String> topics = new ArrayList<>();
    topics.add(Topics.memberRecords("some-member"));
    topics.add(Topics.memberConflicts("some-member"));
    topics.add(Topics.memberCorrections("some-member"));
    topics.add(Topics.referrals("some-member"));
    topics.add(Topics.QUARANTINE);
    Arrays.stream(Kind.values()).map(Topics::hub).forEach(topics::add);
    Arrays.stream(Kind.values()).map(Topics::joint).forEach(topics::add);
    Arrays.stream(SignpostEntity.values()).map(Topics::signpost).forEach(topics::add);
    assertThat(describedTopics()).containsExactlyInAnyOrderElementsOf(topics);
  }

  @Test
  void every_header_is_described() throws ReflectiveOperationException {
    TreeSet<String> described = new TreeSet<>();
    for (JsonNode schema : CONTRACT.at("/components/schemas")) {
      schema.findValues("properties").forEach(p -> p.fieldNames().forEachRemaining(described::add));
    }
    for (Field field : EventHeaders.class.getFields()) {
      String value = (String) field.get(null);
      if (value.startsWith("ce_") || value.equals(EventHeaders.CONTENT_TYPE)) {
        assertThat(described).contains(value);
      }
    }
    JsonNode properties = CONTRACT.at("/components/schemas/cloudEvent/properties");
    assertThat(properties.at("/ce_type/enum"))
        .extracting(JsonNode::asText)
        .containsExactly(
            EventHeaders.TYPE_PRESENT, EventHeaders.TYPE_GONE, EventHeaders.TYPE_CANARY);
    assertThat(properties.at("/ce_specversion/const").asText())
        .isEqualTo(EventHeaders.SPECIFICATION_VERSION_VALUE);
    assertThat(properties.at("/content-type/const").asText())
        .isEqualTo(EventHeaders.CONTENT_TYPE_VALUE);
  }

  @Test
  void the_headers_of_a_message_are_a_cloud_event() throws IOException {
    JsonNode standard =
        Json.MAPPER.readTree(
            Files.readAllBytes(
                SharedData.require("standards/eventing/cloudevents-1.0.schema.json")));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(standard);
    ObjectNode event = Json.object().put("specversion", EventHeaders.SPECIFICATION_VERSION_VALUE);
    event.put("id", Examples.ID).put("source", EventHeaders.sourceOf("redditch", "groups"));
    event.put("type", EventHeaders.TYPE_PRESENT).put("subject", "17");
    event.put("time", "2026-11-22T10:00:00Z").put("origin", "abc/0/17");
    event.put("datacontenttype", EventHeaders.CONTENT_TYPE_VALUE);
    assertThat(schema.validate(event)).isEmpty();
    event.remove("id");
    assertThat(schema.validate(event)).isNotEmpty();
  }

  @Test
  void every_schema_that_a_message_refers_to_is_there_and_is_json_schema() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Schema meta =
        registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    Stream<String> kinds = Arrays.stream(Kind.values()).map(Kind::wireName);
    Stream<String> documents =
        CONTRACT.findValuesAsText("$ref").stream()
            .filter(ref -> ref.endsWith(".schema.json"))
            .map(ref -> ref.substring(0, ref.length() - ".schema.json".length()));
    Stream.concat(Stream.of("definitions"), Stream.concat(kinds, documents))
        .forEach(name -> assertThat(meta.validate(SchemaDocuments.named(name))).as(name).isEmpty());
  }

  @Test
  void a_normalised_record_is_as_its_schema_says() {
    SourceKey source = new SourceKey("redditch", "groups", "17");
    NormalisedChange.Present change =
        new NormalisedChange.Present(
            source,
            Kind.ORGANIZATION,
            new Origin("abc", 0, 1),
            Instant.parse("2026-11-22T10:00:00Z"),
            Map.of("name", Visibility.PUBLIC, "phones", Visibility.MEMBERS),
            Map.of("name", Trust.HIGH),
            Examples.of(Kind.ORGANIZATION));
    assertThat(schema("normalised").validate(Json.readObject(NormalisedCodec.write(change))))
        .isEmpty();
  }

  private static Schema schema(String name) {
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(SchemaDocuments::textOf))
        .getSchema(SchemaLocation.of(SchemaDocuments.idOf(name)));
  }

  private static List<String> describedTopics() {
    List<String> topics = new ArrayList<>();
    for (JsonNode channel : CONTRACT.get("channels")) {
      String address = channel.get("address").asText();
      if (address.contains("{member}")) {
        topics.add(address.replace("{member}", "some-member"));
      } else if (address.contains("{kind}")) {
        values("/components/parameters/kind/enum")
            .forEach(v -> topics.add(address.replace("{kind}", v)));
      } else if (address.contains("{entity}")) {
        values("/channels/signpost/parameters/entity/enum")
            .forEach(value -> topics.add(address.replace("{entity}", value)));
      } else {
        topics.add(address);
      }
    }
    return topics;
  }

  private static List<String> values(String pointer) {
    List<String> values = new ArrayList<>();
    CONTRACT.at(pointer).forEach(value -> values.add(value.asText()));
    return values;
  }

  private static JsonNode read(String resource) {
    ObjectMapper yaml = new YAMLMapper();
    try (InputStream in = Topics.class.getResourceAsStream(resource)) {
      return yaml.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
