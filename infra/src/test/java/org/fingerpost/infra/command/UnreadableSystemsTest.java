package org.fingerpost.infra.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.healthmarketscience.jackcess.ColumnBuilder;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.TableBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.fingerpost.connector.http.RemoteSystem;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.schema.Json;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code check} and {@code init} say of a system that cannot be read: one sentence, which says
 * what to do, with no secret and nothing of a program's in it.
 */
class UnreadableSystemsTest {
  private static final String SECRET = "not-the-secret";
  private static final String GROUPS =
      """
      member: {id: barn, name: Barn}
      system:
        %s
      datasets:
        groups:
          kind: organization
          key: id
          fields: {name: name}
          agreement: {lawful_basis: consent, review_date: 2099-04-01, retention: P1Y, public: [name]}
          %s
      """;

  @TempDir static Path folder;

  private static Server database;
  private static RemoteSystem web;
  private static ExpiredSite expired;

  @BeforeAll
  static void systems() throws Exception {
    database = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    try (Connection connection = DriverManager.getConnection(h2(), "sa", "right");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE groups (id INT PRIMARY KEY, title VARCHAR(80))");
    }
    web = new RemoteSystem(UnreadableSystemsTest::answer);
    expired = ExpiredSite.start(folder);
    save(
        Files.createDirectories(folder.resolve("exports")).resolve("groups.csv"),
        "id,title\n1,x\n");
    try (Database file =
        new DatabaseBuilder(folder.resolve("groups.accdb"))
            .setFileFormat(Database.FileFormat.V2010)
            .create()) {
      new TableBuilder("groups")
          .addColumn(new ColumnBuilder("id", DataType.LONG))
          .addColumn(new ColumnBuilder("title", DataType.TEXT))
          .toTable(file);
    }
    Files.copy(folder.resolve("groups.accdb"), folder.resolve("busy.accdb"));
    Files.createFile(folder.resolve("busy.laccdb"));
    Files.setLastModifiedTime(
        folder.resolve("groups.accdb"), FileTime.from(Instant.now().minusSeconds(60)));
  }

  @AfterAll
  static void stop() {
    database.stop();
    web.close();
    expired.close();
  }

  private static Reply answer(RemoteSystem.Request request) {
    return switch (request.path().replaceFirst(".*/", "")) {
      case "denied", "Contact", "get", "getFields" -> Reply.status(401);
      case "untitled" -> Reply.json("{\"records\": [{\"id\": 1, \"title\": \"x\"}]}");
      case "page" -> Reply.json("<html>");
      default -> Reply.status(404);
    };
  }

  private static String h2() {
    return "jdbc:h2:tcp://127.0.0.1:%d/mem:barn;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE"
        .formatted(database.getPort());
  }

  private static void save(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }

  static Stream<Arguments> unreadable() throws IOException {
    String right = secret("right");
    String wrong = secret(SECRET);
    String table = "table: groups";
    String nobody = "http://127.0.0.1:1";
    return Stream.of(
        one("database, wrong password", database(h2(), wrong), table, "refused the user name"),
        one("database, missing table", database(h2(), right), "table: grupps", "no such table"),
        one("database, missing column", database(h2(), right), table, "does not have"),
        one(
            "PostgreSQL, no route",
            database("jdbc:postgresql://127.0.0.1:1/x", right),
            table,
            "nothing answers at that address"),
        one(
            "PostgreSQL, unknown host",
            database("jdbc:postgresql://no-such-host.invalid/x", right),
            table,
            "no machine of that name"),
        one(
            "MariaDB, no route",
            database("jdbc:mariadb://127.0.0.1:1/x", right),
            table,
            "nothing answers at that address"),
        one(
            "MariaDB, unknown host",
            database("jdbc:mariadb://no-such-host.invalid/x", right),
            table,
            "no machine of that name"),
        one(
            "SQL Server, no route",
            database("jdbc:sqlserver://127.0.0.1:1;databaseName=x", right),
            table,
            "no connection came about"),
        one(
            "SQL Server, unknown host",
            database("jdbc:sqlserver://no-such-host.invalid;databaseName=x", right),
            table,
            "no connection came about"),
        one(
            "followed by its log, no route",
            "database: {url: \"jdbc:postgresql://127.0.0.1:1/x\", user: sa, password: \"%s\", capture: {}}"
                .formatted(right),
            table,
            "nothing answers at that address"),
        one(
            "CiviCRM's database, no route",
            "civicrm: {%s}".formatted(database("jdbc:mariadb://127.0.0.1:1/x", right)),
            "civicrm: organizations",
            "nothing answers at that address"),
        one(
            "CiviCRM's API, no route",
            "civicrm: {api: {url: \"%s/api4\", key: \"%s\"}}".formatted(nobody, right),
            "civicrm: organizations",
            "could not be reached"),
        one(
            "CiviCRM's API, wrong key",
            "civicrm: {api: {url: \"%s/api4\", key: \"%s\"}}".formatted(web.url(), wrong),
            "civicrm: organizations",
            "key"),
        one(
            "CiviCRM's API, expired certificate",
            "civicrm: {api: {url: \"%s/api4\", key: \"%s\"}}".formatted(expired.url(), right),
            "civicrm: organizations",
            "has expired"),
        one("files, no folder", "files: {folder: ./nowhere}", "files: groups.csv", "folder"),
        one("files, missing column", "files: {folder: ./exports}", "files: groups.csv", "name"),
        one("files, no such file", "files: {folder: ./exports}", "files: grupps.csv", "matches"),
        one(
            "files on the web, not there",
            "files: {url: \"%s/exports\"}".formatted(web.url()),
            "files: groups.csv",
            "404"),
        one(
            "files on the web, no route",
            "files: {url: \"%s\"}".formatted(nobody),
            "files: groups.csv",
            "could not be reached"),
        one(
            "files on the web, expired certificate",
            "files: {url: \"%s\"}".formatted(expired.url()),
            "files: groups.csv",
            "certificate that has expired"),
        one(
            "SFTP, no route",
            "files: {sftp: {host: 127.0.0.1, port: 1, user: r, password: \"%s\", host_key: \"SHA256:%s\", folder: /}}"
                .formatted(right, "A".repeat(43)),
            "files: groups.csv",
            "could not be reached"),
        one("Access, no file", "access: {file: ./nowhere.accdb}", table, "file"),
        one("Access, missing table", "access: {file: ./groups.accdb}", "table: grupps", "table"),
        one("Access, missing column", "access: {file: ./groups.accdb}", table, "name"),
        one("Access, being saved", "access: {file: ./busy.accdb}", table, "still being written"),
        one("list over HTTP, no route", http(nobody, right), "path: /x", "could not be reached"),
        one("list over HTTP, wrong key", http(web.url(), wrong), "path: /denied", "key"),
        one("list over HTTP, not there", http(web.url(), right), "path: /none", "404"),
        one("list over HTTP, missing column", http(web.url(), right), "path: /untitled", "name"),
        one("list over HTTP, a page for people", http(web.url(), right), "path: /page", "JSON"),
        one(
            "list over HTTP, expired certificate",
            http(expired.url(), right),
            "path: /x",
            "certificate that has expired"),
        one(
            "directory, no route",
            "open_referral: {url: \"%s\"}".formatted(nobody),
            "path: services",
            "could not be reached"),
        one(
            "directory, expired certificate",
            "open_referral: {url: \"%s\"}".formatted(expired.url()),
            "path: services",
            "certificate that has expired"),
        one(
            "calendar, no route",
            "calendar: {url: \"%s/c.ics\"}".formatted(nobody),
            "",
            "could not be reached"),
        one("calendar, not there", "calendar: {url: \"%s/c.ics\"}".formatted(web.url()), "", "404"),
        one(
            "calendar, expired certificate",
            "calendar: {url: \"%s/c.ics\"}".formatted(expired.url()),
            "",
            "certificate that has expired"));
  }

  private static Arguments one(String name, String system, String place, String says) {
    return Arguments.of(name, system, place, says);
  }

  private static String database(String url, String secret) {
    return "database: {url: \"%s\", user: sa, password: \"%s\"}".formatted(url, secret);
  }

  private static String http(String url, String secret) {
    return "http: {url: \"%s\", auth: {bearer: \"%s\"}, paging: {by: none}, records: /records}"
        .formatted(url, secret);
  }

  private static String secret(String value) throws IOException {
    Path file = Files.writeString(Files.createTempFile(folder, "secret", ""), value);
    return "${file:" + file + "}";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void check_says_in_one_sentence_or_two_what_to_do(
      String name, String system, String place, String says) throws Exception {
    Path file = folder.resolve("barn.yaml");
    Files.writeString(file, descriptor(system, place));
    Files.setLastModifiedTime(folder.resolve("busy.accdb"), FileTime.from(Instant.now()));
    SSLContext before = SSLContext.getDefault();
    SSLContext.setDefault(expired.trusting());
    try {
      Called check =
          Called.with("check", file.toString(), "--output", "json", "--data", folder + "/none");
      assertThat(check.exitCode())
          .as(check.out() + check.err())
          .isEqualTo(ExitCode.MEMBER_UNREACHABLE.number());
      JsonNode failure = Json.MAPPER.readTree(check.out()).path("datasets").path(0).path("failure");
      assertIsSentence(failure.asText(), says);
    } finally {
      SSLContext.setDefault(before);
    }
  }

  private static String descriptor(String system, String place) {
    String text = GROUPS.formatted(system, place);
    return system.startsWith("calendar:")
        ? text.replace("kind: organization", "kind: activity")
            .replace("key: id", "key: event_id")
            .replace("{name: name}", "{name: summary, activity_type: {constant: event}}")
            .replace("public: [name]", "public: [name, activity_type]")
        : text;
  }

  private static void assertIsSentence(String text, String says) {
    assertThat(text)
        .contains(says)
        .doesNotContain(SECRET)
        .doesNotContain("Exception", "\n", "null", "java.")
        .matches(".*[.?!]")
        .hasSizeBetween(30, 500);
  }

  @Test
  void init_says_the_same_of_what_it_cannot_look_at() throws Exception {
    assertInit(
        "nothing answers at that address",
        "--database",
        "jdbc:postgresql://127.0.0.1:1/x",
        "--user",
        "sa",
        "--secret-env",
        "PATH");
    assertInit("refused the user name", "--database", h2(), "--user", "sa", "--secret-env", "PATH");
    assertInit("could not be reached", "--url", "http://127.0.0.1:1/groups");
    assertInit("answered HTTP 401", "--url", web.url() + "/denied");
    assertInit("did not answer with JSON", "--url", web.url() + "/page");
    SSLContext before = SSLContext.getDefault();
    SSLContext.setDefault(expired.trusting());
    try {
      assertInit("certificate that has expired", "--url", expired.url() + "/groups");
    } finally {
      SSLContext.setDefault(before);
    }
  }

  private static void assertInit(String says, String... options) {
    Path file = folder.resolve("drafted.yaml");
    String[] line = {"init", file.toString(), "--name", "Barn"};
    String[] all = Stream.concat(Stream.of(line), Stream.of(options)).toArray(String[]::new);
    Called init = Called.with(all);
    assertThat(init.exitCode())
        .as(init.out() + init.err())
        .isEqualTo(ExitCode.MEMBER_UNREACHABLE.number());
    assertIsSentence(init.err().strip(), says);
    assertThat(file).doesNotExist();
  }
}
