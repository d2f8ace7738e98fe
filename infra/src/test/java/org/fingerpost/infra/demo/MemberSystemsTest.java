package org.fingerpost.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.demo.invent.County;
import org.fingerpost.infra.demo.invent.Fact;
import org.fingerpost.infra.demo.life.DemoLife;
import org.fingerpost.infra.demo.life.Office;
import org.fingerpost.infra.demo.system.FolderSystem;
import org.fingerpost.infra.demo.system.Form;
import org.fingerpost.infra.demo.system.MemberSystem;
import org.fingerpost.infra.demo.system.SecretFiles;
import org.fingerpost.infra.hub.MemberConnectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thirteen systems, real ones, as their own people use them; no hub runs here. */
class MemberSystemsTest {
  @TempDir private static Path data;
  private static EmbeddedDatabase database;
  private static Consortium consortium;
  private static County county;
  private static List<Office> offices;

  @BeforeAll
  static void open() {
    database = EmbeddedDatabase.start(data.resolve("database"));
    county = new County(7);
    consortium =
        new Consortium(data, database, county, () -> Optional.<URI>empty(), Clock.systemUTC());
    offices = consortium.open(line -> {});
  }

  @AfterAll
  static void close() {
    offices.forEach(office -> office.system().close());
    database.close();
  }

  @Test
  void every_system_holds_records_of_each_of_its_forms() {
    for (Office office : offices) {
      for (Form form : office.system().plan().forms()) {
        assertThat(office.system().records(form))
            .as(office.member().id() + ' ' + form.dataset())
            .isNotEmpty()
            .allMatch(facts -> facts.containsKey(Fact.KEY));
      }
    }
  }

  @Test
  void a_second_opening_finds_what_the_first_left() {
    Map<String, Integer> before = counts();
    offices = consortium.open(line -> {});

    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void the_hubs_connectors_read_every_record_that_does_not_come_by_push() throws Exception {
    for (Office office : offices) {
      MemberDescriptor member =
          new DescriptorReader()
              .read(consortium.descriptorFolder().resolve(office.member().id() + ".yaml"));
      if (member.system() instanceof SystemDescriptor.Push) {
        continue;
      }
      try (Connector connector = new MemberConnectors().apply(member)) {
        for (Form form : office.system().plan().forms()) {
          assertThat(keys(connector, member.dataset(form.dataset())))
              .as(member.id() + ' ' + form.dataset())
              .containsExactlyInAnyOrderElementsOf(
                  office.system().records(form).stream().map(r -> r.get(Fact.KEY)).toList());
        }
      }
    }
  }

  /** Files are read once they have rested: the connector says so until then. */
  private static List<String> keys(Connector connector, DatasetDescriptor dataset) {
    List<String> keys = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptionsMatching(
            problem -> problem instanceof SourceException source && source.isRetriable())
        .until(
            () -> {
              keys.clear();
              connector.readAll(dataset, page -> page.rows().forEach(row -> keys.add(row.key())));
              return true;
            });
    return keys;
  }

  @Test
  void the_hubs_account_reads_and_cannot_write() throws Exception {
    String password = new SecretFiles(data.resolve("secrets")).secret("barn-reader");
    try (Connection reader =
            DriverManager.getConnection(database.jdbcUrl("barn"), "barn_reader", password);
        Statement statement = reader.createStatement()) {
      assertThat(statement.executeQuery("SELECT org_nm FROM tbl_organisations").next()).isTrue();
      assertThatThrownBy(() -> statement.execute("DELETE FROM tbl_organisations"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(
            () -> DriverManager.getConnection(database.jdbcUrl("cawf"), "barn_reader", password))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void what_people_do_is_in_their_system_afterwards() {
    Map<String, List<Map<Fact, String>>> before = everything();
    Set<String> members = new HashSet<>();
    List<String> lines = new ArrayList<>();
    DemoLife life = new DemoLife(county, offices, new Random(3), lines::add);
    for (int i = 0; i < 70; i++) {
      String line = life.step().orElseThrow();
      members.add(line.substring(0, line.indexOf(':')));
      offices.forEach(office -> office.system().settle());
      Map<String, List<Map<Fact, String>>> after = everything();
      if (!line.contains("is saved, the rest will follow")) {
        assertThat(after.equals(before)).as("nothing changed: " + line).isFalse();
      }
      before = after;
    }
    assertThat(members).hasSizeGreaterThan(6);
  }

  @Test
  void a_file_that_was_half_saved_is_whole_afterwards() throws Exception {
    MemberSystem evesham =
        offices.stream()
            .filter(office -> office.member().id().equals("evesham-vc"))
            .findFirst()
            .orElseThrow()
            .system();
    Path file = data.resolve("systems/evesham-vc/organisations.csv");
    byte[] whole = Files.readAllBytes(file);
    ((FolderSystem) evesham).saveHalf(evesham.plan().organisations());
    assertThat(Files.size(file)).isLessThan(whole.length);
    evesham.settle();

    assertThat(file).hasBinaryContent(whole);
  }

  private static Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    everything().forEach((name, records) -> counts.put(name, records.size()));
    return counts;
  }

  private static Map<String, List<Map<Fact, String>>> everything() {
    Map<String, List<Map<Fact, String>>> all = new LinkedHashMap<>();
    for (Office office : offices) {
      for (Form form : office.system().plan().forms()) {
        all.put(office.member().id() + '/' + form.dataset(), office.system().records(form));
      }
    }
    return all;
  }
}
