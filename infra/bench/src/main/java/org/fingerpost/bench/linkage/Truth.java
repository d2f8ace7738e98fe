package org.fingerpost.bench.linkage;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which records are about the same one, and what traps they carry, by their place in a list. */
final class Truth {
  private final int[] entities;
  private final List<Set<String>> kinds;

  private Truth(int[] entities, List<Set<String>> kinds) {
    this.entities = entities;
    this.kinds = kinds;
  }

  /** The truth about those records. */
  static Truth load(LinkageSet set, Path folder, List<BenchRecord> records) throws IOException {
    int[] entities =
        switch (set.truth()) {
          case CLUSTERS -> clusters(folder.resolve("clusters.csv"), records);
          case PAIRS_OF_TABLES -> pairs(folder.resolve("truth.csv"), records);
          case ALL_APART -> numbered(records.stream().map(BenchRecord::place).toList());
          case SAME_NAME -> numbered(records.stream().map(each -> each.text("name")).toList());
        };
    return new Truth(entities, kinds(folder.resolve("kinds.csv"), records));
  }

  /** The entity of each record. */
  int[] entities() {
    return entities.clone();
  }

  boolean isSame(int a, int b) {
    return entities[a] == entities[b];
  }

  /** The traps and changes that a record carries; none where the set does not say. */
  Set<String> kinds(int record) {
    return kinds.get(record);
  }

  private static int[] clusters(Path file, List<BenchRecord> records) throws IOException {
    Map<String, String> entityOf = new HashMap<>();
    for (NamedCsvRecord row : rows(file)) {
      entityOf.put(row.getField("rec_id"), row.getField("entity_id"));
    }
    return numbered(
        records.stream()
            .map(each -> entityOf.getOrDefault(each.key().key(), "none " + each.place()))
            .toList());
  }

  /** The first table's member comes first by its id. */
  private static int[] pairs(Path file, List<BenchRecord> records) throws IOException {
    List<String> members =
        records.stream().map(each -> each.key().member()).distinct().sorted().toList();
    Map<String, String> partner = new HashMap<>();
    for (NamedCsvRecord row : rows(file)) {
      partner.put(
          members.get(1) + ' ' + row.getField("id2"), members.get(0) + ' ' + row.getField("id1"));
    }
    return numbered(
        records.stream()
            .map(each -> partner.getOrDefault(each.shortPlace(), each.shortPlace()))
            .toList());
  }

  private static int[] numbered(List<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] numbered = new int[names.size()];
    for (int i = 0; i < numbered.length; i++) {
      numbered[i] = numbers.computeIfAbsent(names.get(i), name -> numbers.size());
    }
    return numbered;
  }

  private static List<Set<String>> kinds(Path file, List<BenchRecord> records) throws IOException {
    Map<String, Set<String>> kindsOf = new HashMap<>();
    if (Files.exists(file)) {
      for (NamedCsvRecord row : rows(file)) {
        String kinds = row.getField("kinds").strip();
        Set<String> words = kinds.isEmpty() ? Set.of() : Set.of(kinds.split(" +"));
        kindsOf.put(row.getField("rec_id"), new TreeSet<>(words));
      }
    }
    return records.stream().map(each -> kindsOf.getOrDefault(each.key().key(), Set.of())).toList();
  }

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return new ArrayList<>(reader.stream().toList());
    }
  }
}
