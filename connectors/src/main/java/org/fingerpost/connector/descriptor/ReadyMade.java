package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.schema.Json;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Datasets of a system that is the same at every member: a descriptor names one and says who may
 * see what, and the rest is filled in. What the descriptor says itself always stands.
 */
public final class ReadyMade {
  private static final List<String> FILLED_IN =
      List.of("kind", "key", "deleted_when", "share_when");
  private static final List<String> LISTS = List.of("public", "members", "withheld");

  private static final class Civi {
    static final ReadyMade DATASETS =
        new ReadyMade("/org/fingerpost/connector/civicrm/datasets.yaml");
  }

  private final ObjectNode all;

  private ReadyMade(String resource) {
    try (InputStream stream =
        Objects.requireNonNull(ReadyMade.class.getResourceAsStream(resource), resource)) {
      Load yaml = new Load(LoadSettings.builder().build());
      this.all = Json.MAPPER.valueToTree(yaml.loadFromInputStream(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** CiviCRM's. */
  public static ReadyMade civicrm() {
    return Civi.DATASETS;
  }

  /** What a descriptor may name. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    all.properties().stream()
        .filter(entry -> entry.getValue().has("kind"))
        .forEach(entry -> names.add(entry.getKey()));
    return names;
  }

  /** The dataset of that name, with what it takes from another. */
  public Optional<ObjectNode> dataset(String name) {
    if (!names().contains(name)) {
      return Optional.empty();
    }
    ObjectNode own = (ObjectNode) all.get(name);
    ObjectNode whole = Json.object();
    if (own.has("base")) {
      whole.setAll((ObjectNode) all.get(own.get("base").asText()).deepCopy());
    }
    whole.setAll(own.deepCopy());
    return Optional.of(whole);
  }

  /** Fills in the datasets of a descriptor whose system is CiviCRM. */
  static void fillIn(LocatedTree tree) {
    JsonNode root = tree.root().node();
    if (root.at("/system/civicrm").isObject() && root.path("datasets") instanceof ObjectNode all) {
      for (String name : new ArrayList<>(all.properties().stream().map(e -> e.getKey()).toList())) {
        if (all.get(name) instanceof ObjectNode dataset) {
          civicrm().fillIn(name, dataset, all);
        }
      }
    }
  }

  private void fillIn(String name, ObjectNode dataset, ObjectNode datasets) {
    Optional<ObjectNode> known = dataset(readyName(name, dataset));
    if (known.isEmpty()) {
      return;
    }
    dataset.put("civicrm", readyName(name, dataset));
    for (String key : FILLED_IN) {
      if (!dataset.has(key) && known.get().has(key)) {
        dataset.set(key, known.get().get(key).deepCopy());
      }
    }
    fillInFields(dataset, known.get().path("fields"), datasets);
  }

  private static String readyName(String name, JsonNode dataset) {
    return dataset.path("civicrm").asText(name);
  }

  /** Only fields that the agreement names, and that the descriptor does not make itself. */
  private void fillInFields(ObjectNode dataset, JsonNode ready, ObjectNode datasets) {
    ObjectNode fields =
        dataset.path("fields") instanceof ObjectNode own ? own : dataset.putObject("fields");
    Set<String> mapped = new HashSet<>();
    fields.fieldNames().forEachRemaining(field -> mapped.add(AgreementCheck.topLevel(field)));
    Set<String> named = new HashSet<>();
    LISTS.forEach(
        list -> dataset.path("agreement").path(list).forEach(field -> named.add(field.asText())));
    ready
        .properties()
        .forEach(
            entry -> {
              String field = AgreementCheck.topLevel(entry.getKey());
              if (named.contains(field) && !mapped.contains(field)) {
                mapping(entry.getValue(), datasets)
                    .ifPresent(mapping -> fields.set(entry.getKey(), mapping));
              }
            });
  }

  /** A reference leads to the descriptor's own name of the dataset; to nothing without one. */
  private static Optional<JsonNode> mapping(JsonNode ready, ObjectNode datasets) {
    if (!ready.has("refers_to")) {
      return Optional.of(ready.deepCopy());
    }
    String wanted = ready.get("refers_to").asText();
    return datasets.properties().stream()
        .filter(entry -> readyName(entry.getKey(), entry.getValue()).equals(wanted))
        .findFirst()
        .map(entry -> ((ObjectNode) ready.deepCopy()).put("refers_to", entry.getKey()));
  }
}
