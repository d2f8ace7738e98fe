package org.fingerpost.connector.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads a real CiviCRM as a member would have it read. */
class CiviCrmTest {
  private static final Duration LAG = Duration.ofSeconds(2);

  private static MariaDb server;
  private static DatabaseConnector connector;
  private static DatasetDescriptor contacts;
  private static DatasetDescriptor activities;

  @BeforeAll
  static void load() throws Exception {
    String contactsSql = CiviCrm.contacts();
    server = MariaDb.start();
    CiviCrm.load(server);
    CiviCrm.makeReader(server, "fingerpost_reader", "reader-password");
    contacts = dataset("contacts", contactsSql);
    activities = dataset("activities", CiviCrm.activities());
    connector =
        new DatabaseConnector(
            new SystemDescriptor.Database(
                server.url(CiviCrm.DATABASE), "fingerpost_reader", new Secret("${env:CIVI}")),
            CiviCrmTest::columns,
            secret -> "reader-password");
  }

  @AfterAll
  static void stop() throws Exception {
    if (connector != null) {
      connector.close();
      server.close();
    }
  }

  @Test
  void all_contacts_and_activities_arrive_though_hundreds_share_a_time() throws Exception {
    Pages people = changes(contacts, Position.START);
    assertThat(people.keys()).doesNotHaveDuplicates().hasSize(count("civicrm_contact"));
    Pages acts = changes(activities, Position.START);
    assertThat(acts.keys()).doesNotHaveDuplicates().hasSize(count("civicrm_activity"));
    assertThat(acts.rows()).allMatch(row -> row.problem().isEmpty());
    assertThat(acts.rows().get(0).fields().get("activity_date_time").textValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    assertThat(people.rows().get(0).fields().get("modified_date").textValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  @Test
  void values_that_are_framed_are_read_apart() throws Exception {
    run(
        "UPDATE civicrm_contact SET preferred_communication_method = CONCAT(CHAR(1), '1', CHAR(1),"
            + " '3', CHAR(1)) WHERE id = 2");
    assertThat(all(contacts).fields("2").get("preferred_communication_method").textValue())
        .isEqualTo("1;3");
  }

  @Test
  void an_edit_of_a_mail_moves_its_contact_and_a_delete_is_gone_from_the_listing()
      throws Exception {
    Position position = changes(contacts, Position.START).position(Position.START);
    run("UPDATE civicrm_email SET email = 'office@example.org' WHERE contact_id = 3");
    Pages edited = changes(contacts, position);
    assertThat(edited.fields("3").get("email").textValue()).isEqualTo("office@example.org");
    int before = count("civicrm_contact");
    run("SET FOREIGN_KEY_CHECKS = 0", "DELETE FROM civicrm_contact WHERE id = 5");
    assertThat(all(contacts).keys()).hasSize(before - 1).doesNotContain("5");
  }

  @Test
  void a_new_activity_follows() throws Exception {
    Position position = changes(activities, Position.START).position(Position.START);
    run(
        "INSERT INTO civicrm_activity (subject, activity_type_id, status_id, activity_date_time)"
            + " VALUES ('Advice on a lease', 1, 2, '2026-07-01 14:30:00')");
    Pages next = changes(activities, position);
    assertThat(next.rows())
        .anySatisfy(
            row -> {
              assertThat(row.fields().get("subject").textValue()).isEqualTo("Advice on a lease");
              assertThat(row.fields().get("activity_date_time").textValue())
                  .isEqualTo("2026-07-01T14:30:00");
            });
  }

  private static TreeSet<String> columns(DatasetDescriptor dataset) {
    return dataset.name().equals("contacts")
        ? new TreeSet<>(
            List.of(
                "id",
                "display_name",
                "is_deleted",
                "email",
                "phone",
                "postal_code",
                "preferred_communication_method",
                "modified_date"))
        : new TreeSet<>(
            List.of("id", "subject", "activity_type", "activity_date_time", "parties", "status"));
  }

  private static DatasetDescriptor dataset(String name, String sql) {
    return Datasets.of(name, new Location.Query(sql, Optional.of("modified_date")), "id", LAG);
  }

  private static Pages changes(DatasetDescriptor dataset, Position from) throws Exception {
    Pages pages = new Pages();
    connector.readChanges(dataset, from, pages);
    return pages;
  }

  private static Pages all(DatasetDescriptor dataset) throws Exception {
    Pages pages = new Pages();
    connector.readAll(dataset, pages);
    return pages;
  }

  private static int count(String table) throws SQLException {
    try (Connection connection = server.connect(CiviCrm.DATABASE);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void run(String... statements) throws SQLException {
    try (Connection connection = server.connect(CiviCrm.DATABASE);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
