package org.fingerpost.route.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Preset thresholds, no labels: what is reached on sets with truth, where they stand. */
class LinkageAccuracyTest {
  @ParameterizedTest
  @CsvSource({
    "febrl4, 0.9995, 0.9995",
    "febrl1, 0.999, 0.999",
    "febrl2, 0.998, 0.999",
    "rldata500, 0.985, 0.99",
    "fodors_zagats, 0.99, 0.99",
    "restaurant864, 0.96, 0.94",
    "chicago_childcare_half, 0.95, 0.97",
    "voluntary_orgs_10k, 0.98, 0.99",
  })
  void a_set_is_linked_as_well_as_it_was(String name, double f1, double precision) {
    assumeThat(LinkageSet.stands(name))
        .as("the set %s stands beside the repository", name)
        .isTrue();
    LinkageSet set = LinkageSet.read(name);
    Linker linker = linked(set);
    Set<Long> found = new HashSet<>();
    for (RecordCluster cluster : linker.clusters()) {
      pairs(cluster, found);
    }
    long right = found.stream().filter(set.truth()::contains).count();
    assertThat((double) right / found.size()).as("precision").isGreaterThanOrEqualTo(precision);
    assertThat(2.0 * right / (found.size() + set.truth().size()))
        .as("F1")
        .isGreaterThanOrEqualTo(f1);
    assertThat(inReview(linker)).isLessThanOrEqualTo(0.03 * set.records().size());
  }

  /** Sets by which nothing was ever set: their traps are of other sectors and another country. */
  @ParameterizedTest
  @CsvSource({"ORGANIZATION, 0.91, 0.95", "PERSON, 0.92, 0.92"})
  void invented_sets_with_other_traps_are_linked_too(Kind kind, double f1, double precision) {
    List<Invented> all =
        kind == Kind.PERSON ? InventedPeople.of(400, 11) : InventedGroups.of(40, 11);
    List<LinkRecord> records = new ArrayList<>();
    Map<String, List<UUID>> entities = new HashMap<>();
    for (Invented each : all) {
      LinkRecord record = each.record(kind, records.size());
      records.add(record);
      entities.computeIfAbsent(each.entity(), entity -> new ArrayList<>()).add(record.id());
    }
    Set<Long> truth = new HashSet<>();
    entities.values().forEach(same -> pairs(new RecordCluster(same), truth));
    Linker linker = new Linker(ModelTrainer.train(kind, records), Set.of());
    linker.putAll(records);
    Set<Long> found = new HashSet<>();
    linker.clusters().forEach(cluster -> pairs(cluster, found));
    long right = found.stream().filter(truth::contains).count();
    assertThat((double) right / found.size()).as("precision").isGreaterThan(precision);
    assertThat(2.0 * right / (found.size() + truth.size())).as("F1").isGreaterThan(f1);
  }

  @Test
  void no_branch_is_linked_to_another_branch_or_its_parent() throws IOException {
    Path file = LinkageSet.file("members/charities/federated-worcestershire.csv");
    assumeThat(Files.exists(file)).as("the list of branches stands beside the repository").isTrue();
    for (boolean numbered : new boolean[] {true, false}) {
      List<LinkRecord> records = branches(file, numbered);
      for (LinkModel model :
          List.of(
              LinkModel.shipped(Kind.ORGANIZATION),
              ModelTrainer.train(Kind.ORGANIZATION, records))) {
        Linker linker = new Linker(model, Set.of());
        linker.putAll(records);
        assertThat(linker.clusters()).hasSize(records.size());
      }
    }
  }

  private static Linker linked(LinkageSet set) {
    Linker linker = new Linker(ModelTrainer.train(set.kind(), set.records()), set.duplicateFree());
    linker.putAll(set.records());
    return linker;
  }

  private static void pairs(RecordCluster cluster, Set<Long> found) {
    List<UUID> records = cluster.records();
    for (int i = 0; i < records.size(); i++) {
      for (int j = i + 1; j < records.size(); j++) {
        found.add(LinkageSet.pair(records.get(i), records.get(j)));
      }
    }
  }

  private static double inReview(Linker linker) {
    Set<UUID> records = new HashSet<>();
    for (ScoredPair pair : linker.review()) {
      records.add(pair.a());
      records.add(pair.b());
    }
    return records.size();
  }

  private static List<LinkRecord> branches(Path file, boolean numbered) throws IOException {
    List<LinkRecord> records = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        ObjectNode value = Json.object().put("name", row.getField("name"));
        if (numbered) {
          ObjectNode number = value.putArray("organization_identifiers").addObject();
          number.put("identifier_scheme", "GB-CHC").put("identifier", row.getField("reg_number"));
        }
        String key = row.getField("reg_number") + row.getField("name");
        UUID id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        records.add(LinkRecord.of(id, "register", Kind.ORGANIZATION, value));
      }
    }
    return records;
  }
}
