package org.fingerpost.connector.capture;

import java.util.Map;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.database.DatabaseConnector.Sight;

/** MariaDB's binary log, of rows. */
final class MariaDbLog extends BinaryLog {
  MariaDbLog(LoggedTable table) {
    super(table);
  }

  @Override
  public Map<String, Object> begin() throws SourceException {
    return ask(
        connection -> {
          requireRows(connection);
          LogPlace place = LogPlace.ofNewSnapshot(connection);
          return Map.of(
              FILE,
              place.file(),
              PLACE,
              place.position(),
              TRANSACTIONS,
              place.transactions(connection));
        });
  }

  @Override
  String connector() {
    return "io.debezium.connector.mariadb.MariaDbConnector";
  }

  @Override
  String keeps() {
    return "binlog_expire_logs_seconds";
  }

  @Override
  String rightToAsk() {
    return "BINLOG MONITOR";
  }

  @Override
  String tls(String mode) {
    return switch (mode) {
      case "verify-full" -> "verify-full";
      case "verify-ca" -> "verify-ca";
      case "trust" -> "trust";
      default -> "disable";
    };
  }

  /**
   * The log is written before the tables are: the snapshot's own place in the log has to lie behind
   * what was told.
   */
  @Override
  public Sight sight(ChangedKeys batch) {
    if (batch.keys().isEmpty()) {
      return connection -> true;
    }
    LogPlace told =
        new LogPlace(
            String.valueOf(batch.offset().getOrDefault(FILE, "")),
            batch.offset().get(PLACE) instanceof Number number ? number.longValue() : 0);
    return connection -> LogPlace.ofNewSnapshot(connection).isBehind(told);
  }
}
