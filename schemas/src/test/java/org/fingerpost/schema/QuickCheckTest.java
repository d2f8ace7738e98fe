package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the quick check allows, the validator library allows too. */
class QuickCheckTest {
  private static final RecordValidator VALIDATOR = new RecordValidator();

  @Property(tries = 3000)
  void a_record_with_any_value_put_in_any_place_is_never_let_through_when_it_is_invalid(
      @ForAll Kind kind, @ForAll int place, @ForAll @From("values") JsonNode value) {
    ObjectNode record = Examples.of(kind);
    List<Consumer<JsonNode>> places = new ArrayList<>();
    collectPlaces(record, places);
    places.get(Math.floorMod(place, places.size())).accept(value);
    if (QuickCheck.compile(SchemaDocuments.named(kind.wireName())).surelyAllows(record)) {
      assertThat(VALIDATOR.violations(kind, record)).isEmpty();
    }
  }

  @Example
  void the_usual_record_takes_the_quick_way() {
    for (Kind kind : Kind.values()) {
      QuickCheck check = QuickCheck.compile(SchemaDocuments.named(kind.wireName()));
      assertThat(check.surelyAllows(Examples.of(kind))).as(kind.wireName()).isTrue();
    }
  }

  @Provide
  Arbitrary<JsonNode> values() {
    Arbitrary<String> near =
        Arbitraries.of(
            "",
            " ",
            "a",
            "WR1 2AB\n",
            "wr12ab",
            "a@b",
            "a@example.org",
            "a..b@example.org",
            "a@example.org\n",
            "a@-example.org",
            "https://example.org",
            "https://a b",
            "http://",
            "https://example.org/%zz",
            "https://exa_mple.org/x?y=z#q",
            "2026-02-29",
            "2024-02-29",
            "0000-01-01",
            "2026-11-22",
            "2026-11-22\n",
            "GB-CHC",
            "GB-COH",
            "1234567",
            "SC012345",
            "TU,WE",
            "25:00",
            "09:30+01:00",
            "2026-11-22T24:00",
            Examples.ID,
            "older-people",
            "E07000234",
            "active",
            "01905 123456 ext 2",
            "12");
    return Arbitraries.oneOf(
        near.map(Json.MAPPER.getNodeFactory()::textNode),
        Arbitraries.strings().ofMaxLength(300).map(Json.MAPPER.getNodeFactory()::textNode),
        Arbitraries.integers().map(Json.MAPPER.getNodeFactory()::numberNode),
        Arbitraries.doubles().map(Json.MAPPER.getNodeFactory()::numberNode),
        Arbitraries.of("null", "true", "[]", "{}", "[[]]", "[1]", "[\"a\"]", "{\"a\":1}", "1.0")
            .map(text -> Json.object().set("x", read(text)).get("x")));
  }

  private static void collectPlaces(JsonNode node, List<Consumer<JsonNode>> places) {
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> places.add(value -> object.set(name, value)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        places.add(value -> array.set(index, value));
      }
    }
    node.forEach(child -> collectPlaces(child, places));
  }

  private static JsonNode read(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
