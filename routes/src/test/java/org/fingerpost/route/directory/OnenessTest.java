package org.fingerpost.route.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fingerpost.route.access.AccessRoutes;
import org.fingerpost.route.access.Accounts;
import org.fingerpost.route.access.Browser;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.UuidOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Why records are one, and what they disagree about: for advisers whose records they are. */
class OnenessTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String CLUB = "/organisations/" + Example.id("Lunch Club");
  private static final String EVIDENCE =
      "[{\"kind\":\"start\",\"level\":\"START\",\"weight\":-14.5,\"sentence\":\"any two records, before comparing them\"},{\"kind\":\"name\",\"level\":\"NAME_SAME\",\"weight\":19.25,\"sentence\":\"same name\"}]";

  private static DirectoryDatabase database;
  private static HubServer server;

  @BeforeAll
  static void start() throws Exception {
    database =
        DirectoryDatabase.start()
            .holds(
                Example.organization("Lunch Club")
                    .from("barn", "l7")
                    .disagreesAbout("phones", number("01632 960111"), number("01632 960222")));
    linked(
        new SourceKey("evesham-vc", "groups", "Lunch Club").id(),
        new SourceKey("barn", "groups", "l7").id());
    server =
        HubServer.start(
            Preview.routes(database),
            new AccessRoutes(
                database.source(), Clock.systemUTC(), Preview.access(database), Preview.SETTINGS));
    Accounts accounts = new Accounts(database.source(), Clock.systemUTC());
    accounts.add("ann", "Ann", Set.of(Role.ADVISER), Optional.of("barn"), PASSWORD);
    accounts.add("ben", "Ben", Set.of(Role.ADVISER), Optional.of("elsewhere"), PASSWORD);
  }

  private static String number(String number) {
    return "[{\"number\":\"%s\"}]".formatted(number);
  }

  private static void linked(UUID one, UUID other) throws SQLException {
    UUID[] ids = Stream.of(one, other).sorted(UuidOrder.SMALLEST_FIRST).toArray(UUID[]::new);
    try (Connection connection = database.source().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO link_pair (a, b, kind, score, band, evidence) VALUES (?, ?, 'organization', 4.75, 'linked', ?::json)")) {
      insert.setObject(1, ids[0]);
      insert.setObject(2, ids[1]);
      insert.setString(3, EVIDENCE);
      insert.executeUpdate();
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  @Test
  void an_adviser_sees_the_evidence_and_what_the_members_records_disagree_about() {
    String page = page("ann");
    assertThat(page).contains("Why these records are one", "+19.25", "same name", "+4.75");
    assertThat(page).contains("do not agree about", "01632 960111", "01632 960222");
  }

  @Test
  void a_conflict_of_other_members_alone_is_not_shown_but_why_the_record_is_one_is() {
    assertThat(page("ben"))
        .contains("Why these records are one", "same name")
        .doesNotContain("do not agree about", "960222");
  }

  @Test
  void the_public_sees_neither() {
    assertThat(server.get(CLUB).body())
        .contains("Lunch Club")
        .doesNotContain("are one", "same name", "agree about", "960111", "960222");
  }

  private static String page(String account) {
    return Browser.signedIn(server.address(), account, PASSWORD).get(CLUB).body();
  }
}
