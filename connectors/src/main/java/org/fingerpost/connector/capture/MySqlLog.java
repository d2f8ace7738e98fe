package org.fingerpost.connector.capture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.database.DatabaseConnector.Sight;

/**
 * MySQL's binary log, of rows. Its server writes a change to the log a moment before its tables
 * show it, and says nowhere which place of the log a snapshot stands at.
 */
final class MySqlLog extends BinaryLog {
  /** Of MySQL's own, which Debezium's connector asks for; under the GPL, so it does not ship. */
  private static final String DRIVER = "com.mysql.cj.jdbc.Driver";

  /** How long after its place in the log a change shows at the latest, where a disk is slow. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /** Since when the log is asked for by another name. */
  private static final int NEW_WORDS = 802;

  MySqlLog(LoggedTable table) {
    super(table);
  }

  /** The listing starts later than that: what was in the log by then shows in the tables. */
  @Override
  public Map<String, Object> begin() throws SourceException {
    requireDriver(getClass().getClassLoader());
    Map<String, Object> place =
        ask(
            connection -> {
              requireRows(connection);
              return place(connection);
            });
    LockSupport.parkNanos(SETTLED.toNanos());
    return place;
  }

  /** Says what to fetch, and where to put it, where MySQL's own driver is not there. */
  static void requireDriver(ClassLoader classes) throws SourceException {
    try {
      Class.forName(DRIVER, false, classes);
    } catch (ClassNotFoundException e) {
      throw SourceException.permanent(
          "To follow a MySQL, its own driver is needed, which may not come with Fingerpost (it is under the GPL). Fetch mysql-connector-j-8.3.0.jar (Maven Central, com.mysql:mysql-connector-j:8.3.0), put it as mysql-connector-j.jar into a folder drivers beside fingerpost.jar, and restart; until then take capture out of the descriptor, and the table is polled.",
          e);
    }
  }

  private Map<String, Object> place(Connection connection) throws SQLException, SourceException {
    var server = connection.getMetaData();
    int version = server.getDatabaseMajorVersion() * 100 + server.getDatabaseMinorVersion();
    String ask = version < NEW_WORDS ? "SHOW MASTER STATUS" : "SHOW BINARY LOG STATUS";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ask)) {
      row.next();
      Map<String, Object> place = new HashMap<>();
      place.put(FILE, row.getString(1));
      place.put(PLACE, row.getLong(2));
      String transactions = row.getString(5).replaceAll("\\s", "");
      if (!transactions.isEmpty()) {
        place.put(TRANSACTIONS, transactions);
      }
      return place;
    }
  }

  /** Also numbers of transactions that the server does not know are of another log. */
  @Override
  public void reaches(CapturePosition position) throws SourceException {
    requireDriver(getClass().getClassLoader());
    super.reaches(position);
    String read = position.text(TRANSACTIONS);
    if (!read.isEmpty() && !ask(connection -> knows(connection, read))) {
      throw missed(position);
    }
  }

  private static boolean knows(Connection connection, String transactions) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT GTID_SUBSET(?, @@GLOBAL.gtid_executed)")) {
      statement.setString(1, transactions);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  @Override
  String connector() {
    return "io.debezium.connector.mysql.MySqlConnector";
  }

  @Override
  String keeps() {
    return "binlog_expire_logs_seconds (before MySQL 8: expire_logs_days)";
  }

  @Override
  String rightToAsk() {
    return "REPLICATION CLIENT";
  }

  @Override
  String tls(String mode) {
    return switch (mode) {
      case "verify-full" -> "verify_identity";
      case "verify-ca" -> "verify_ca";
      case "trust" -> "required";
      default -> "preferred";
    };
  }

  @Override
  public Sight sight(ChangedKeys batch) {
    List<String> keys = batch.keys();
    return keys.isEmpty() ? connection -> true : new Committed(table().dataset(), keys);
  }
}
