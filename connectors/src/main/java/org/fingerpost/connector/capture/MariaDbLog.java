package org.fingerpost.connector.capture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.database.DatabaseConnector;
import org.fingerpost.connector.database.DatabaseConnector.Sight;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/** MariaDB's binary log, of rows. */
final class MariaDbLog implements SourceLog {
  private static final String FILE = "file";
  private static final String PLACE = "pos";

  private final SystemDescriptor.Database system;
  private final SystemDescriptor.Capture capture;
  private final DatabaseConnector tables;
  private final DatasetDescriptor dataset;
  private final Function<Secret, String> secrets;

  MariaDbLog(
      SystemDescriptor.Database system,
      SystemDescriptor.Capture capture,
      DatabaseConnector tables,
      DatasetDescriptor dataset,
      Function<Secret, String> secrets) {
    this.system = system;
    this.capture = capture;
    this.tables = tables;
    this.dataset = dataset;
    this.secrets = secrets;
  }

  @Override
  public Map<String, Object> begin() throws SourceException {
    return tables.ask(
        dataset,
        connection -> {
          requireReady(connection);
          LogPlace place = LogPlace.ofNewSnapshot(connection);
          return Map.of(
              FILE, place.file(), PLACE, place.position(), "gtids", place.transactions(connection));
        });
  }

  private void requireReady(Connection connection) throws SQLException, SourceException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT VERSION(), @@log_bin, @@binlog_format")) {
      row.next();
      if (!row.getString(1).contains("MariaDB")) {
        throw SourceException.permanent(
            "The server is a MySQL, and only the changes of MariaDB can be followed so far. Take capture out of the descriptor: then the table is polled.");
      }
      if (!row.getBoolean(2) || !row.getString(3).equals("ROW")) {
        throw SourceException.permanent(
            "The server keeps no log that changes can be followed by. Its owner sets log_bin, binlog_format = ROW and a server_id in its configuration and restarts it; until then take capture out of the descriptor, and the table is polled.");
      }
    }
  }

  /** A log file that is there and at least that long; else it was purged, or begun anew. */
  @Override
  public void reaches(CapturePosition position) throws SourceException {
    Map<String, Long> files = tables.ask(dataset, MariaDbLog::files);
    if (files.getOrDefault(position.text(FILE), -1L) < position.number(PLACE)) {
      throw SourceException.missedChanges(
          "The server's binary log no longer reaches back to where dataset %s was read: %s was purged, or the log was begun anew. Its table is read anew and compared, deletes included. A longer binlog_expire_logs_seconds lets the hub be away for longer."
              .formatted(dataset.name(), position.text(FILE)),
          null);
    }
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
    Jdbc jdbc = Jdbc.of(system, 3306);
    String table = ((DatasetDescriptor.Location.Table) dataset.location()).name();
    int dot = table.indexOf('.');
    String schema = dot < 0 ? jdbc.database() : table.substring(0, dot);
    long id = serverId();
    Properties settings =
        EngineSettings.of("fingerpost_" + id, schema, table.substring(dot + 1), dataset.key());
    settings.setProperty("connector.class", "io.debezium.connector.mariadb.MariaDbConnector");
    settings.setProperty("snapshot.mode", "recovery");
    settings.setProperty("snapshot.locking.mode", "none");
    settings.setProperty(
        "schema.history.internal", "io.debezium.relational.history.MemorySchemaHistory");
    settings.setProperty("schema.history.internal.store.only.captured.tables.ddl", "true");
    settings.setProperty("schema.history.internal.skip.unparseable.ddl", "true");
    settings.setProperty("database.include.list", schema);
    // A reader that connected again by itself would look well meanwhile.
    settings.setProperty("connect.keep.alive", "false");
    settings.setProperty("database.server.id", Long.toString(id));
    settings.setProperty("database.hostname", jdbc.host());
    settings.setProperty("database.port", Integer.toString(jdbc.port()));
    settings.setProperty("database.user", system.user());
    settings.setProperty("database.password", secrets.apply(system.password()));
    settings.setProperty("database.ssl.mode", tls(jdbc.tls()));
    return settings;
  }

  /** Every reader of a log has a number of its own. */
  private long serverId() {
    return capture.serverId() + Math.floorMod(dataset.name().hashCode(), 1_000);
  }

  private static String tls(String mode) {
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

  /** A binary log is kept for as long as the server's owner says, whoever reads it. */
  @Override
  public long backlog() {
    return 0;
  }
}
