package org.fingerpost.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fingerpost.connector.descriptor.Datasets;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.RecordValidator;
import org.fingerpost.schema.SourceKey;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Runs the cases of {@code src/test/resources/mapping}: add a case there, not here. */
class MappingCasesTest {
  private static final Path CASES = Path.of("src/test/resources/mapping");
  private static final RecordValidator VALIDATOR = new RecordValidator();

  @TestFactory
  List<DynamicNode> every_case_of_every_file() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().flatMap(MappingCasesTest::cases).toList();
    }
  }

  private static Stream<DynamicNode> cases(Path file) {
    JsonNode suite = yaml(file);
    MemberDescriptor member = member(suite);
    RecordMapper mapper = new RecordMapper(member, member.dataset("groups"));
    return StreamSupport.stream(suite.get("cases").spliterator(), false)
        .map(
            one ->
                DynamicTest.dynamicTest(
                    file.getFileName() + ": " + one.get("it").asText(),
                    () -> run(mapper, member.dataset("groups").kind(), one)));
  }

  private static void run(RecordMapper mapper, Kind kind, JsonNode one) {
    ObjectNode row = (ObjectNode) one.get("row");
    MappingOutcome outcome = mapper.map(new SourceKey("barn", "groups", "7"), row);
    if (one.has("gives")) {
      assertThat(outcome).isInstanceOf(MappingOutcome.Mapped.class);
      ObjectNode value = ((MappingOutcome.Mapped) outcome).value();
      assertThat(Json.MAPPER.valueToTree(value).toString()).isEqualTo(one.get("gives").toString());
      assertThat(VALIDATOR.validate(kind, value)).isEmpty();
    } else {
      assertThat(outcome).isInstanceOf(MappingOutcome.Unmappable.class);
      MappingOutcome.Unmappable refusal = (MappingOutcome.Unmappable) outcome;
      assertThat(refusal.reason()).isEqualTo(one.get("refuses").asText());
      assertThat(refusal.sentence()).contains(one.path("saying").asText(""));
    }
  }

  private static MemberDescriptor member(JsonNode suite) {
    List<String> shared =
        suite.get("fields").properties().stream()
            .map(entry -> entry.getKey().replaceFirst("\\..*", ""))
            .distinct()
            .toList();
    return Datasets.member(
        """
        kind: %s
        key: id
        fields: %s
        agreement:
          lawful_basis: consent
          review_date: 2099-01-01
          retention: P1Y
          public: %s
        """
            .formatted(suite.get("kind").asText(), suite.get("fields"), shared));
  }

  private static JsonNode yaml(Path file) {
    try {
      Object loaded =
          new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      return Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(loaded));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
