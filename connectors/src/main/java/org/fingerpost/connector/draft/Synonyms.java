package org.fingerpost.connector.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What members call things, as {@code synonyms.yaml} has it. */
final class Synonyms {
  private static final String RESOURCE = "synonyms.yaml";

  private final JsonNode data;

  private Synonyms(JsonNode data) {
    this.data = data;
  }

  static Synonyms load() {
    try (InputStream stream =
        Objects.requireNonNull(Synonyms.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      Load yaml = new Load(LoadSettings.builder().build());
      return new Synonyms(Json.MAPPER.valueToTree(yaml.loadFromInputStream(stream)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In lower case, without spaces and signs. */
  static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
  }

  /** The kinds that a draft can be of. */
  List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    data.path("fields").fieldNames().forEachRemaining(name -> kinds.add(Kind.ofWireName(name)));
    return kinds;
  }

  /** Whether a table of that name is the system's own. */
  boolean isPassedOver(String name) {
    return words("/passed_over").stream().anyMatch(plain(name)::contains);
  }

  /** Whether the name of a table says that its rows are of the kind. */
  boolean isNamedLike(String name, Kind kind) {
    return words("/kinds/" + kind.wireName()).stream().anyMatch(plain(name)::contains);
  }

  /** Fields and the column that each is made of; a column is taken once. */
  Map<String, String> mapping(Kind kind, List<String> columns) {
    Map<String, String> mapping = new LinkedHashMap<>();
    List<String> free = new ArrayList<>(columns);
    data.path("fields")
        .path(kind.wireName())
        .properties()
        .forEach(
            field ->
                first(field.getValue(), free)
                    .ifPresent(
                        column -> {
                          mapping.put(field.getKey(), column);
                          free.remove(column);
                        }));
    return mapping;
  }

  /** What is stated of every record of the kind. */
  Map<String, String> constants(Kind kind) {
    Map<String, String> constants = new LinkedHashMap<>();
    data.at("/constants/" + kind.wireName())
        .properties()
        .forEach(entry -> constants.put(entry.getKey(), entry.getValue().asText()));
    return constants;
  }

  /** The column that names a row, of a table of that name. */
  Optional<String> key(String table, List<String> columns) {
    String singular = plain(table).replaceFirst("s$", "");
    return columns.stream()
        .filter(column -> plain(column).equals(singular + "id"))
        .findFirst()
        .or(() -> first(data.path("key"), columns))
        .or(() -> columns.stream().filter(column -> plain(column).endsWith("id")).findFirst());
  }

  /** The column with the time of the last change. */
  Optional<String> changed(List<String> columns) {
    return first(data.path("changed"), columns);
  }

  private static Optional<String> first(JsonNode words, List<String> columns) {
    for (JsonNode word : words) {
      for (String column : columns) {
        if (plain(column).equals(word.asText())) {
          return Optional.of(column);
        }
      }
    }
    return Optional.empty();
  }

  private List<String> words(String pointer) {
    List<String> words = new ArrayList<>();
    data.at(pointer).forEach(word -> words.add(plain(word.asText())));
    return words;
  }
}
