package org.fingerpost.connector.capture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.database.DatabaseConnector;

/** What MariaDB's and MySQL's binary logs have in common: files of numbered names, of rows. */
abstract class BinaryLog implements SourceLog {
  static final String FILE = "file";
  static final String PLACE = "pos";
  static final String TRANSACTIONS = "gtids";

  private static final int DENIED = 1227;
  private static final int TABLE_DENIED = 1142;

  private final LoggedTable table;

  BinaryLog(LoggedTable table) {
    this.table = table;
  }

  /** Debezium's connector for it. */
  abstract String connector();

  /** The setting that says how long the server keeps its log. */
  abstract String keeps();

  /** The right to ask where the log stands, as the server calls it. */
  abstract String rightToAsk();

  LoggedTable table() {
    return table;
  }

  /** Asks the server; where it refuses for want of a right, that says which. */
  <T> T ask(DatabaseConnector.Question<T> question) throws SourceException {
    return table.ask(
        connection -> {
          try {
            return question.ask(connection);
          } catch (SQLException e) {
            if (e.getErrorCode() == DENIED) {
              throw mayNot(e);
            }
            throw e;
          }
        });
  }

  private SourceException mayNot(SQLException cause) {
    return SourceException.permanent(
        "The user %1$s may not follow the server's log. Its owner types: GRANT REPLICATION SLAVE, %2$s ON *.* TO '%1$s'@'%%'; until then take capture out of the descriptor, and the table is polled."
            .formatted(table.system().user(), rightToAsk()),
        cause);
  }

  /** Says what the server's owner has to set, where the log tells too little. */
  void requireRows(Connection connection) throws SQLException, SourceException {
    Map<String, String> set = variables(connection);
    if (!set.getOrDefault("log_bin", "").equals("ON")
        || !set.getOrDefault("binlog_format", "ROW").equals("ROW")) {
      throw SourceException.permanent(
          "The server keeps no log that changes can be followed by. Its owner sets log_bin, binlog_format = ROW and a server_id in its configuration and restarts it; until then take capture out of the descriptor, and the table is polled.");
    }
    if (set.getOrDefault("binlog_row_image", "FULL").equals("MINIMAL")) {
      throw SourceException.permanent(
          "The server's log leaves out the keys of changed rows (binlog_row_image = MINIMAL). Its owner sets binlog_row_image = FULL in its configuration and restarts it; until then take capture out of the descriptor, and the table is polled.");
    }
    requireRight(connection);
    requireTable(connection);
  }

  /**
   * A right on some columns is not enough to be told how the table is made, which its log needs.
   */
  private void requireTable(Connection connection) throws SQLException, SourceException {
    String name = Committed.table(table.dataset());
    try (Statement statement = connection.createStatement()) {
      statement.execute("SHOW CREATE TABLE " + name);
    } catch (SQLException e) {
      if (e.getErrorCode() != TABLE_DENIED) {
        throw e;
      }
      throw SourceException.permanent(
          "The user %1$s may not see how table %2$s is made, and its log cannot be read without. Its owner types: GRANT SHOW VIEW ON %2$s TO '%1$s'@'%%'; that shows no row. Until then take capture out of the descriptor, and the table is polled."
              .formatted(table.system().user(), name),
          e);
    }
  }

  private void requireRight(Connection connection) throws SQLException, SourceException {
    try (Statement statement = connection.createStatement();
        ResultSet grants = statement.executeQuery("SHOW GRANTS FOR CURRENT_USER()")) {
      while (grants.next()) {
        String grant = grants.getString(1);
        if (grant.contains("REPLICATION SLAVE")
            || grant.startsWith("GRANT ALL PRIVILEGES ON *.*")) {
          return;
        }
      }
    }
    throw mayNot(null);
  }

  private static Map<String, String> variables(Connection connection) throws SQLException {
    Map<String, String> values = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SHOW GLOBAL VARIABLES WHERE Variable_name IN"
                    + " ('log_bin', 'binlog_format', 'binlog_row_image')")) {
      while (row.next()) {
        values.put(row.getString(1), row.getString(2));
      }
    }
    return values;
  }

  /** A log file that is there and at least that long; else it was purged, or begun anew. */
  @Override
  public void reaches(CapturePosition position) throws SourceException {
    Map<String, Long> files = ask(BinaryLog::files);
    if (files.getOrDefault(position.text(FILE), -1L) < position.number(PLACE)) {
      throw missed(position);
    }
  }

  SourceException missed(CapturePosition position) {
    return SourceException.missedChanges(
        "The server's binary log no longer reaches back to where dataset %s was read: %s was purged, or the log was begun anew. Its table is read anew and compared, deletes included. A longer %s lets the hub be away for longer."
            .formatted(table.dataset().name(), position.text(FILE), keeps()),
        null);
  }

  private static Map<String, Long> files(Connection connection) throws SQLException {
    Map<String, Long> files = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW BINARY LOGS")) {
      while (row.next()) {
        files.put(row.getString(1), row.getLong(2));
      }
    }
    return files;
  }

  @Override
  public Properties properties() {
    Jdbc address = Jdbc.of(table.system(), 3306);
    long id = serverId();
    Properties settings = table.settings("fingerpost_" + id, address, address.database());
    settings.setProperty("connector.class", connector());
    settings.setProperty("snapshot.mode", "recovery");
    settings.setProperty("snapshot.locking.mode", "none");
    settings.setProperty(
        "schema.history.internal", "io.debezium.relational.history.MemorySchemaHistory");
    settings.setProperty("schema.history.internal.store.only.captured.tables.ddl", "true");
    settings.setProperty("schema.history.internal.skip.unparseable.ddl", "true");
    settings.setProperty("database.include.list", table.schema(address.database()));
    // A reader that connected again by itself would look well meanwhile.
    settings.setProperty("connect.keep.alive", "false");
    settings.setProperty("database.server.id", Long.toString(id));
    settings.setProperty("database.ssl.mode", tls(address.tls()));
    return settings;
  }

  /** Every reader of a log has a number of its own. */
  private long serverId() {
    return table.capture().serverId() + Math.floorMod(table.dataset().name().hashCode(), 1_000);
  }

  /** What the address says of TLS, in Debezium's words for this server. */
  abstract String tls(String mode);

  /** A binary log is kept for as long as the server's owner says, whoever reads it. */
  @Override
  public long backlog() {
    return 0;
  }
}
