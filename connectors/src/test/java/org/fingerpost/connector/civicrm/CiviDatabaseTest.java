package org.fingerpost.connector.civicrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.database.CiviCrm;
import org.fingerpost.connector.database.MariaDb;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.mapping.MappingOutcome;
import org.fingerpost.connector.mapping.RecordMapper;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.connector.sharing.SharingOutcome;
import org.fingerpost.schema.RecordValidator;
import org.fingerpost.schema.SourceKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ready-made datasets, on CiviCRM's real schema with its sample data. */
class CiviDatabaseTest {
  private static final String TARGETS =
      "(SELECT v.value FROM civicrm_option_value v JOIN civicrm_option_group g ON g.id = v.option_group_id WHERE g.name = 'activity_contacts' AND v.name = 'Activity Targets')";
  private static final String TYPE =
      "(SELECT v.value FROM civicrm_option_value v JOIN civicrm_option_group g ON g.id = v.option_group_id WHERE g.name = 'activity_type' AND v.name = '%s')";

  private static MariaDb server;
  private static MemberDescriptor member;
  private static CiviDatabaseConnector connector;

  @BeforeAll
  static void load() throws Exception {
    CiviCrm.contacts(); // skips where the data are not here, before anything is started
    server = MariaDb.start();
    CiviCrm.load(server);
    CiviCrm.makeReader(server, "fingerpost_reader", "reader-password");
    run(
        "INSERT INTO civicrm_relationship (contact_id_a, contact_id_b, relationship_type_id, is_active) SELECT MIN(id), MAX(id), 1, 1 FROM civicrm_contact WHERE contact_type = 'Organization'");
    member = CiviDescriptors.database();
    connector = connect();
  }

  private static CiviDatabaseConnector connect() {
    SystemDescriptor.Database system =
        new SystemDescriptor.Database(
            server.url(CiviCrm.DATABASE), "fingerpost_reader", new Secret("${env:CIVI}"));
    return new CiviDatabaseConnector(system, CiviDescriptors::columns, secret -> "reader-password");
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      connector.close();
      server.close();
    }
  }

  @Test
  void every_dataset_is_read_whole_and_its_rows_become_records() throws Exception {
    RecordValidator validator = new RecordValidator();
    for (DatasetDescriptor dataset : member.datasets()) {
      Pages pages = listing(dataset);
      assertThat(pages.rows()).as(dataset.name()).isNotEmpty();
      RecordMapper mapper = new RecordMapper(member, dataset);
      SharingFilter sharing = new SharingFilter(dataset);
      int records = 0;
      for (SourceRow row : pages.rows()) {
        if (sharing.apply(row.fields()) instanceof SharingOutcome.Shared shared
            && mapper.map(new SourceKey("civi", dataset.name(), row.key()), shared.fields())
                instanceof MappingOutcome.Mapped mapped
            && validator.validate(dataset.kind(), mapped.value()).isEmpty()) {
          records++;
        }
      }
      // Some addresses of the sample data are of other countries, some numbers are none.
      assertThat(records).as(dataset.name()).isGreaterThan(pages.rows().size() / 2);
    }
    int contacts = count("civicrm_contact WHERE contact_type <> 'Household'");
    assertThat(
            listing(dataset("people")).keys().size()
                + listing(dataset("organizations")).keys().size())
        .isEqualTo(contacts);
    assertThat(listing(dataset("activities")).keys())
        .hasSize(count("civicrm_activity WHERE is_test = 0 AND is_current_revision = 1"));
  }

  @Test
  void what_a_contact_does_not_want_stays_in_civicrm() throws Exception {
    int person =
        number(
            "SELECT MIN(c.id) FROM civicrm_contact c JOIN civicrm_email e ON e.contact_id = c.id AND e.is_primary = 1 JOIN civicrm_phone p ON p.contact_id = c.id AND p.is_primary = 1 WHERE c.contact_type = 'Individual'");
    run(
        "UPDATE civicrm_contact SET do_not_email=0, do_not_phone=0, do_not_trade=0, is_opt_out=0, is_deceased=0 WHERE id="
            + person,
        "UPDATE civicrm_email SET on_hold = 0 WHERE contact_id = " + person);
    assertThat(person(person).path("email").asText()).contains("@");
    assertThat(person(person).path("phone").asText()).isNotBlank().isNotEqualTo("null");
    for (String flag : List.of("do_not_trade", "is_deceased", "do_not_email", "is_opt_out")) {
      run("UPDATE civicrm_contact SET %s = 1 WHERE id = %d".formatted(flag, person));
      assertThat(person(person).path("email").isNull()).as(flag).isTrue();
      run("UPDATE civicrm_contact SET %s = 0 WHERE id = %d".formatted(flag, person));
    }
    run("UPDATE civicrm_contact SET do_not_phone = 1 WHERE id = " + person);
    assertThat(person(person).path("phone").isNull()).isTrue();
    assertThat(person(person).path("email").isNull()).isFalse();
    assertThat(person(person).has("do_not_phone")).isFalse();
  }

  @Test
  void a_merged_contact_says_which_one_took_its_place() throws Exception {
    int lost = number("SELECT MAX(id) FROM civicrm_contact WHERE contact_type = 'Individual'");
    int kept = number("SELECT MIN(id) FROM civicrm_contact WHERE contact_type = 'Individual'");
    Position before = changes(dataset("people"), Position.START).position(Position.START);
    mergeAsCiviCrmDoes(lost, kept);

    SourceRow row = last(changes(dataset("people"), before), lost);
    assertThat(row.successor()).hasValue(Integer.toString(kept));
    assertThat(row.fields().has("merged_into")).isFalse();
    assertThat(new SharingFilter(dataset("people")).apply(row.fields()))
        .isInstanceOf(SharingOutcome.Deleted.class);
    assertThat(last(listing(dataset("people")), kept).successor()).isEmpty();
  }

  /** CRM_Dedupe_Merger::createMergeActivities, and the move to the bin. */
  private static void mergeAsCiviCrmDoes(int lost, int kept) throws SQLException {
    run(
        "INSERT INTO civicrm_activity (subject, activity_type_id, status_id, activity_date_time) SELECT 'merge kept', %s, 2, NOW()"
            .formatted(TYPE.formatted("Contact Merged")),
        "INSERT INTO civicrm_activity_contact (activity_id, contact_id, record_type_id) SELECT MAX(id), %d, %s FROM civicrm_activity"
            .formatted(kept, TARGETS),
        "INSERT INTO civicrm_activity (subject, activity_type_id, status_id, activity_date_time, parent_id) SELECT 'merge lost', %s, 2, NOW(), MAX(id) FROM civicrm_activity"
            .formatted(TYPE.formatted("Contact Deleted by Merge")),
        "INSERT INTO civicrm_activity_contact (activity_id, contact_id, record_type_id) SELECT MAX(id), %d, %s FROM civicrm_activity"
            .formatted(lost, TARGETS),
        "UPDATE civicrm_contact SET is_deleted = 1, modified_date = NOW() WHERE id = " + lost);
  }

  @Test
  void an_activity_names_whom_it_was_for_and_a_change_of_that_is_found_by_the_listing()
      throws Exception {
    int activity = number("SELECT MIN(id) FROM civicrm_activity WHERE is_deleted = 0");
    int organisation =
        number("SELECT MAX(id) FROM civicrm_contact WHERE contact_type = 'Organization'");
    run(
        "INSERT IGNORE INTO civicrm_activity_contact (activity_id, contact_id, record_type_id) SELECT %d, %d, %s"
            .formatted(activity, organisation, TARGETS));
    ObjectNode row = last(listing(dataset("activities")), activity).fields();
    assertThat(row.path("target_organization_id").asInt()).isPositive();
    assertThat(row.path("office_contact_id").asInt())
        .isEqualTo(number("SELECT contact_id FROM civicrm_domain ORDER BY id LIMIT 1"));
    assertThat(row.path("activity_date_time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*[0-9]");
  }

  @Test
  void wall_times_are_the_member_s_in_summer_and_in_winter() throws Exception {
    int event = number("SELECT MIN(id) FROM civicrm_event WHERE is_template = 0");
    DatasetDescriptor events = dataset("events");
    RecordMapper mapper = new RecordMapper(member, events);
    for (String[] time :
        new String[][] {
          {"2026-07-01 19:30:00", "2026-07-01T19:30:00+01:00"},
          {"2026-01-15 09:05:00", "2026-01-15T09:05:00Z"}
        }) {
      run(
          "UPDATE civicrm_event SET is_public = 1, start_date = '%s' WHERE id = %d"
              .formatted(time[0], event));
      MappingOutcome outcome =
          mapper.map(
              new SourceKey("civi", "events", Integer.toString(event)),
              last(listing(events), event).fields());
      assertThat(
              OffsetDateTime.parse(
                  ((MappingOutcome.Mapped) outcome).value().path("starts_at").asText()))
          .isEqualTo(OffsetDateTime.parse(time[1]));
    }
  }

  @Test
  void values_in_one_column_are_read_apart() throws Exception {
    int person =
        number("SELECT MIN(id) + 1 FROM civicrm_contact WHERE contact_type = 'Individual'");
    run(
        "UPDATE civicrm_contact SET preferred_communication_method = CONCAT(CHAR(1), '1', CHAR(1), '3', CHAR(1)) WHERE id = (SELECT * FROM (SELECT MIN(id) FROM civicrm_contact WHERE contact_type = 'Individual' AND id >= %d) x)"
            .formatted(person));
    assertThat(listing(dataset("people")).rows())
        .anyMatch(
            row -> row.fields().path("preferred_communication_method").asText().equals("1;3"));
  }

  @Test
  void a_custom_field_is_read_by_its_group_and_name() throws Exception {
    run(
        "DELETE FROM civicrm_custom_group WHERE name = 'Charity_Details'",
        "INSERT INTO civicrm_custom_group (name, title, extends, table_name, is_active) VALUES ('Charity_Details', 'Charity', 'Organization', 'civicrm_value_charity_1', 1)",
        "INSERT INTO civicrm_custom_field (custom_group_id, name, label, data_type, html_type, column_name, is_active) SELECT id, 'Number', 'Number', 'String', 'Text', 'number_1', 1 FROM civicrm_custom_group WHERE name = 'Charity_Details'",
        "CREATE OR REPLACE TABLE civicrm_value_charity_1 (id INT AUTO_INCREMENT PRIMARY KEY, entity_id INT UNSIGNED, number_1 VARCHAR(20))",
        "INSERT INTO civicrm_value_charity_1 (entity_id, number_1) SELECT MIN(id), '9000001' FROM civicrm_contact WHERE contact_type = 'Organization'");
    MemberDescriptor own = withIdentifiers("Charity_Details.Number");
    try (CiviDatabaseConnector fresh = connect()) {
      Pages pages = new Pages();
      fresh.readAll(own.dataset("organizations"), pages);
      assertThat(pages.rows())
          .anyMatch(row -> row.fields().path("Charity_Details.Number").asText().equals("9000001"));
      assertThatThrownBy(
              () ->
                  fresh.readAll(
                      withIdentifiers("Charity_Details.Nmuber").dataset("organizations"),
                      new Pages()))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("Nearest: Charity_Details.Number");
      assertThatThrownBy(
              () ->
                  fresh.readAll(
                      withIdentifiers("dispaly_name").dataset("organizations"), new Pages()))
          .hasMessageContaining("Nearest: display_name");
    }
  }

  private static MemberDescriptor withIdentifiers(String column) throws Exception {
    return CiviDescriptors.read(
        """
        member: {id: civi, name: A Member with CiviCRM}
        system: {civicrm: %s}
        datasets:
          organizations:
            fields: {organization_identifiers.GB-CHC: %s}
            agreement: {lawful_basis: consent, review_date: 2099-04-01, retention: P3Y, public: [name, organization_identifiers]}
        """
            .formatted(CiviDescriptors.DATABASE, column));
  }

  @Test
  void
      a_version_without_a_column_is_told_or_read_without_it_but_never_shares_what_it_cannot_verify()
          throws Exception {
    run(
        "CREATE OR REPLACE DATABASE older",
        "CREATE TABLE older.civicrm_contact AS SELECT * FROM civicrm_contact",
        "ALTER TABLE older.civicrm_contact DROP COLUMN is_opt_out, DROP COLUMN nick_name, DROP COLUMN modified_date",
        "GRANT SELECT ON older.* TO 'fingerpost_reader'@'%'");
    for (String table :
        List.of(
            "email",
            "phone",
            "address",
            "website",
            "state_province",
            "country",
            "option_value",
            "option_group",
            "activity",
            "activity_contact",
            "custom_field",
            "custom_group",
            "domain")) {
      run("CREATE VIEW older.civicrm_%1$s AS SELECT * FROM civicrm.civicrm_%1$s".formatted(table));
    }
    SystemDescriptor.Database system =
        new SystemDescriptor.Database(
            server.url("older"), "fingerpost_reader", new Secret("${env:X}"));
    try (CiviDatabaseConnector older =
        new CiviDatabaseConnector(system, CiviDescriptors::columns, secret -> "reader-password")) {
      Pages people = new Pages();
      older.readChanges(member.dataset("people"), Position.START, people);
      assertThat(people.rows()).isNotEmpty();
      assertThat(people.rows()).allMatch(row -> row.fields().path("email").isNull());
      assertThatThrownBy(() -> older.readAll(member.dataset("organizations"), new Pages()))
          .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
          .hasMessageContaining("no nick_name");
    }
  }

  @Test
  void a_database_that_is_no_civicrm_is_said_so() throws Exception {
    run(
        "CREATE DATABASE IF NOT EXISTS other",
        "GRANT SELECT ON other.* TO 'fingerpost_reader'@'%'");
    SystemDescriptor.Database system =
        new SystemDescriptor.Database(
            server.url("other"), "fingerpost_reader", new Secret("${env:X}"));
    try (CiviDatabaseConnector other =
        new CiviDatabaseConnector(system, CiviDescriptors::columns, secret -> "reader-password")) {
      assertThatThrownBy(() -> other.readAll(member.dataset("people"), new Pages()))
          .hasMessageContaining("civicrm_contact");
    }
  }

  private ObjectNode person(int id) throws Exception {
    return last(listing(dataset("people")), id).fields();
  }

  private static SourceRow last(Pages pages, int id) {
    return pages.rows().stream()
        .filter(row -> row.key().equals(Integer.toString(id)))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  @Test
  void activities_are_read_by_an_index_once_somebody_makes_the_one_that_is_asked_for()
      throws Exception {
    run(
        "INSERT INTO civicrm_activity (activity_type_id, subject, activity_date_time, is_test, created_date, modified_date)"
            + " SELECT 1, 'Of long ago', '2020-01-01', 0, '2020-01-01', '2020-01-01' FROM seq_1_to_2000",
        // What changed about when the last one did is read at each look: let that be little.
        "UPDATE civicrm_activity SET modified_date = '2020-01-01'",
        "UPDATE civicrm_activity SET modified_date = '2021-01-01' WHERE id <= 3");
    DatasetDescriptor activities = dataset("activities");
    String advice = connector.advice(activities).orElseThrow();
    assertThat(advice).contains("civicrm_activity", "modified_date");
    Position position = changes(activities, Position.START).position(Position.START);
    assertThat(rowsReadBy(activities, position)).isGreaterThan(2_000);

    run(
        advice.replaceFirst(".*type: (CREATE INDEX [^;]*);.*", "$1"),
        "ANALYZE TABLE civicrm_activity");
    assertThat(connector.advice(activities)).isEmpty();
    assertThat(rowsReadBy(activities, position)).isLessThan(1_000);
    assertThat(connector.advice(dataset("events"))).isEmpty();
  }

  /** How many rows the server reads for a look from there. */
  private static int rowsReadBy(DatasetDescriptor dataset, Position position) throws Exception {
    int before = rowsRead();
    changes(dataset, position);
    return rowsRead() - before;
  }

  private static int rowsRead() throws SQLException {
    return number(
        "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'ROWS_READ'");
  }

  private static DatasetDescriptor dataset(String name) {
    return member.dataset(name);
  }

  private static Pages listing(DatasetDescriptor dataset) throws Exception {
    Pages pages = new Pages();
    connector.readAll(dataset, pages);
    return pages;
  }

  private static Pages changes(DatasetDescriptor dataset, Position from) throws Exception {
    Pages pages = new Pages();
    connector.readChanges(dataset, from, pages);
    return pages;
  }

  private static int count(String rest) throws SQLException {
    return number("SELECT COUNT(*) FROM " + rest);
  }

  private static int number(String sql) throws SQLException {
    try (Connection connection = server.connect(CiviCrm.DATABASE);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void run(String... statements) throws SQLException {
    try (Connection connection = server.connect(CiviCrm.DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute("SET FOREIGN_KEY_CHECKS = 0, sql_mode = ''");
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
