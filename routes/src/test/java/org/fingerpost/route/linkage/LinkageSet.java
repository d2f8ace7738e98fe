package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.UuidOrder;

/**
 * A set of records with the truth about them, where it stands beside the repository.
 *
 * @param keys the file's own key of each record
 * @param truth the pairs that are the same one, by {@link #pair}
 */
record LinkageSet(
    String name,
    Kind kind,
    List<LinkRecord> records,
    Map<UUID, String> keys,
    Map<UUID, ObjectNode> values,
    Set<Long> truth,
    Set<String> duplicateFree) {
  private static final Path FOLDER = Path.of("../../shared/data");

  static Path file(String name) {
    return Path.of(System.getProperty("linkage.data", FOLDER.toString())).resolve(name);
  }

  static boolean stands(String name) {
    return Files.exists(file("linkage").resolve(name));
  }

  static LinkageSet read(String name) {
    Loader loader = new Loader(name);
    return switch (name) {
      case "febrl4" -> loader.twoTables(Kind.PERSON, LinkageSet::febrl);
      case "fodors_zagats" -> loader.twoTables(Kind.ORGANIZATION, LinkageSet::restaurant);
      case "restaurant864" -> loader.oneTable(Kind.ORGANIZATION, LinkageSet::restaurant);
      case "chicago_childcare_half" -> loader.oneTable(Kind.ORGANIZATION, LinkageSet::childcare);
      case "febrl1", "febrl2" -> loader.oneTable(Kind.PERSON, LinkageSet::febrl);
      case "rldata500" -> loader.oneTable(Kind.PERSON, LinkageSet::rldata);
      case "splink_fake_20000" -> loader.oneTable(Kind.PERSON, LinkageSet::splink);
      default -> loader.oneTable(Kind.ORGANIZATION, LinkageSet::voluntary);
    };
  }

  /** One number for two records, whichever way round. */
  static long pair(UUID a, UUID b) {
    boolean inOrder = UuidOrder.SMALLEST_FIRST.compare(a, b) < 0;
    return inOrder
        ? Text.hash(a.getMostSignificantBits(), b.getMostSignificantBits())
        : Text.hash(b.getMostSignificantBits(), a.getMostSignificantBits());
  }

  private static ObjectNode voluntary(NamedCsvRecord row) {
    Fields fields = new Fields(row).text("name", "name").text("email", "email");
    fields.text("website", "website").phone("phone");
    fields.address("address", "", "town", "", "postcode");
    return fields.identifier("organization_identifiers", "GB-CHC", "charity_number").record;
  }

  private static ObjectNode restaurant(NamedCsvRecord row) {
    Fields fields = new Fields(row).text("name", "name").phone("phone");
    return fields.address("addr", "", "city", "", "").record;
  }

  private static ObjectNode childcare(NamedCsvRecord row) {
    Fields fields = new Fields(row).text("name", "Site name").text("email", "Email Address");
    fields.text("website", "Website").phone("Phone");
    return fields.address("Address", "", "", "", "Zip").record;
  }

  private static ObjectNode febrl(NamedCsvRecord row) {
    Fields fields = new Fields(row).joined("name", "given_name", "surname");
    fields.text("date_of_birth", "date_of_birth");
    fields.identifier("person_identifiers", "SOC-SEC", "soc_sec_id");
    fields.address("address_1", "address_2", "suburb", "state", "postcode");
    String number = fields.value("street_number");
    ObjectNode address = (ObjectNode) fields.record.path("addresses").path(0);
    if (!number.isEmpty() && address.isObject()) {
      address.put("address_1", (number + ' ' + address.path("address_1").asText("")).strip());
    }
    return fields.record;
  }

  private static ObjectNode rldata(NamedCsvRecord row) {
    Fields fields = new Fields(row).joined("name", "fname_c1", "fname_c2", "lname_c1", "lname_c2");
    int month = Integer.parseInt(fields.value("bm"));
    int day = Integer.parseInt(fields.value("bd"));
    fields.record.put("date_of_birth", "%s-%02d-%02d".formatted(fields.value("by"), month, day));
    return fields.record;
  }

  private static ObjectNode splink(NamedCsvRecord row) {
    Fields fields = new Fields(row).joined("name", "first_name", "surname").text("email", "email");
    return fields.text("date_of_birth", "dob").address("", "", "city", "", "").record;
  }

  /** Puts columns into the fields of the shared schema; an empty column into none. */
  private static final class Fields {
    final ObjectNode record = Json.object();
    private final NamedCsvRecord row;

    Fields(NamedCsvRecord row) {
      this.row = row;
    }

    String value(String column) {
      String text = row.findField(column).orElse("").strip();
      return text.startsWith("`")
          ? text.substring(1).replaceAll("\\s*'$", "").replaceAll("\\s*\\\\?\\s*'\\s*", "'").strip()
          : text;
    }

    Fields text(String field, String column) {
      String value = value(column);
      if (!value.isEmpty()) {
        record.put(field, value);
      }
      return this;
    }

    Fields joined(String field, String... columns) {
      String value =
          String.join(" ", Stream.of(columns).map(this::value).filter(v -> !v.isEmpty()).toList());
      if (!value.isEmpty()) {
        record.put(field, value);
      }
      return this;
    }

    Fields phone(String column) {
      String value = value(column);
      if (!value.isEmpty()) {
        record.putArray("phones").addObject().put("number", value);
      }
      return this;
    }

    Fields identifier(String field, String scheme, String column) {
      String value = value(column);
      if (!value.isEmpty()) {
        ArrayNode identifiers = record.putArray(field);
        identifiers.addObject().put("identifier_scheme", scheme).put("identifier", value);
      }
      return this;
    }

    Fields address(String first, String second, String city, String region, String postcode) {
      ObjectNode address = Json.object();
      Map<String, String> parts = new LinkedHashMap<>();
      parts.put("address_1", first);
      parts.put("address_2", second);
      parts.put("city", city);
      parts.put("state_province", region);
      parts.put("postal_code", postcode);
      parts.forEach(
          (part, column) -> {
            if (!column.isEmpty() && !value(column).isEmpty()) {
              address.put(part, value(column));
            }
          });
      if (!address.isEmpty()) {
        record.putArray("addresses").add(address);
      }
      return this;
    }
  }

  /** Reads the files of one set. */
  private static final class Loader {
    private final String name;
    private final Path folder;
    private final List<LinkRecord> records = new ArrayList<>();
    private final Map<UUID, String> keys = new HashMap<>();
    private final Map<UUID, ObjectNode> values = new HashMap<>();
    private final Set<Long> truth = new HashSet<>();

    Loader(String name) {
      this.name = name;
      this.folder = file("linkage").resolve(name);
    }

    LinkageSet oneTable(Kind kind, Function<NamedCsvRecord, ObjectNode> mapping) {
      table("records.csv", "", kind, mapping);
      Map<String, List<UUID>> entities = new HashMap<>();
      for (NamedCsvRecord row : rows("clusters.csv")) {
        entities
            .computeIfAbsent(row.getField("entity_id"), absent -> new ArrayList<>())
            .add(id("", row.getField("rec_id")));
      }
      for (List<UUID> same : entities.values()) {
        for (int i = 0; i < same.size(); i++) {
          for (int j = i + 1; j < same.size(); j++) {
            truth.add(pair(same.get(i), same.get(j)));
          }
        }
      }
      return new LinkageSet(name, kind, records, keys, values, truth, Set.of());
    }

    LinkageSet twoTables(Kind kind, Function<NamedCsvRecord, ObjectNode> mapping) {
      table("A.csv", "A", kind, mapping);
      table("B.csv", "B", kind, mapping);
      for (NamedCsvRecord row : rows("truth.csv")) {
        truth.add(pair(id("A", row.getField("id1")), id("B", row.getField("id2"))));
      }
      return new LinkageSet(name, kind, records, keys, values, truth, Set.of("A", "B"));
    }

    private void table(
        String file, String group, Kind kind, Function<NamedCsvRecord, ObjectNode> mapping) {
      for (NamedCsvRecord row : rows(file)) {
        UUID id = id(group, row.getField(0));
        ObjectNode value = mapping.apply(row);
        keys.put(id, group + row.getField(0));
        values.put(id, value);
        String source = row.findField("source").orElse(group);
        records.add(LinkRecord.of(id, source, kind, value));
      }
    }

    private UUID id(String group, String key) {
      return UUID.nameUUIDFromBytes(
          (name + '/' + group + '/' + key).getBytes(StandardCharsets.UTF_8));
    }

    private List<NamedCsvRecord> rows(String file) {
      try (CsvReader<NamedCsvRecord> reader =
          CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
        return reader.stream().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
