package org.fingerpost.connector.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.fingerpost.connector.SharedData;

/**
 * A real CiviCRM 5.33.2 database with its sample data and the triggers that a live site has, loaded
 * into a MariaDB. Needs the data that stand beside the project; a test is skipped without them.
 */
public final class CiviCrm {
  /** The database's name. */
  public static final String DATABASE = "civicrm";

  private CiviCrm() {}

  /** Creates the database and loads it. */
  public static void load(MariaDb server) throws SQLException, IOException {
    String schema = text("civicrm/5.33.2-debian/civicrm.mysql");
    String data = text("civicrm/5.33.2-debian/civicrm_generated.mysql");
    String triggers = text("civicrm/timestamp-triggers-equivalent.sql");
    String address = server.url(DATABASE) + "?allowMultiQueries=true&createDatabaseIfNotExist=true";
    try (Connection connection =
            DriverManager.getConnection(address, server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("SET sql_mode = ''");
      statement.execute(schema);
      statement.execute(data);
      statement.execute("SET FOREIGN_KEY_CHECKS = 1");
      for (String trigger : triggers.split("//")) {
        if (trigger.contains("CREATE TRIGGER")) {
          statement.execute(trigger.substring(trigger.indexOf("CREATE TRIGGER")));
        }
      }
    }
  }

  /** A user who may read and nothing else, as the setup guide says to make one. */
  public static void makeReader(MariaDb server, String user, String password) throws SQLException {
    try (Connection connection = server.connect(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(user, password));
      statement.execute("GRANT SELECT ON %s.* TO '%s'@'%%'".formatted(DATABASE, user));
    }
  }

  /** Contacts with their primary mail, phone and address, as a member's own query. */
  public static String contacts() throws IOException {
    return ownQuery("civicrm/extract-contacts.sql", "");
  }

  /** Activities with their types, states and parties, as a member's own query. */
  public static String activities() throws IOException {
    return ownQuery("civicrm/extract-activities.sql", "WHERE a.is_test=0");
  }

  /** The query without its own paging, which the connector brings. */
  private static String ownQuery(String file, String condition) throws IOException {
    String sql = text(file).replaceAll("(?m)^--.*$", "");
    return sql.substring(0, sql.lastIndexOf("WHERE ")).strip() + "\n" + condition;
  }

  private static String text(String name) throws IOException {
    return Files.readString(SharedData.path(name), StandardCharsets.UTF_8);
  }
}
