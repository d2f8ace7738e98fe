package org.fingerpost.connector.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.database.DatabaseConnector.Sight;

/** PostgreSQL's write-ahead log, by a replication slot for the table and the plugin pgoutput. */
final class PostgresLog implements SourceLog {
  private static final String MAKE =
      "SELECT (pg_create_logical_replication_slot(?, 'pgoutput')).lsn - '0/0'::pg_lsn";
  private static final String ADVANCE =
      "SELECT (pg_replication_slot_advance(?, pg_current_wal_lsn())).end_lsn - '0/0'::pg_lsn";
  // Both sides of the comparison in one form: a transaction's number in the log has 32 bits.
  private static final String SEEN =
      """
      SELECT bool_and(pg_visible_in_snapshot((CASE WHEN x > n THEN x - 4294967296 ELSE x END)::text::xid8, s))
      FROM (SELECT s, n, (n / 4294967296) * 4294967296 + t AS x
            FROM (SELECT pg_current_snapshot() AS s,
                         pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS n) AS now,
                 unnest(ARRAY[%s]::bigint[]) AS t) AS told
      """;
  private static final String BACKLOG =
      "SELECT pg_current_wal_lsn() - restart_lsn FROM pg_replication_slots WHERE slot_name = ?";
  private static final String IN_USE = "55006";

  private final LoggedTable table;
  private final String slot;

  PostgresLog(LoggedTable table) {
    this.table = table;
    this.slot = slotName(table.capture().slot(), table.dataset().name());
  }

  /** A slot's name has lower-case letters, digits and underscores, at most 63. */
  static String slotName(String slot, String dataset) {
    String name = (slot + "_" + dataset).replaceAll("[^a-z0-9_]", "_");
    return name.substring(0, Math.min(63, name.length()));
  }

  @Override
  public Map<String, Object> begin() throws SourceException {
    long lsn = table.ask(this::begin);
    return Map.of("lsn", lsn, "lsn_proc", lsn, "lsn_commit", lsn, "ts_usec", micros());
  }

  private static long micros() {
    return Instant.now().toEpochMilli() * 1_000;
  }

  private long begin(Connection connection) throws SQLException, SourceException {
    PostgresReadiness.check(connection, table);
    try {
      SlotState state = SlotState.of(connection, slot);
      if (state.exists() && !state.isLost()) {
        return number(connection, ADVANCE);
      }
      if (state.exists()) {
        number(connection, "SELECT 1 FROM pg_drop_replication_slot(?)");
      }
      return number(connection, MAKE);
    } catch (SQLException e) {
      if (IN_USE.equals(e.getSQLState())) {
        throw inUse(e);
      }
      throw e;
    }
  }

  @Override
  public void reaches(CapturePosition position) throws SourceException {
    SlotState state = table.ask(connection -> SlotState.of(connection, slot));
    if (!state.exists()) {
      throw missed("is gone: somebody dropped it, or the database was restored or moved");
    }
    if (state.isLost()) {
      throw missed(
          "was cut off by the server, which kept no more of its log for it (max_slot_wal_keep_size)");
    }
    if (state.confirmed() > reached(position)) {
      throw missed(
          "stands further on than this hub has read: it was made anew, or somebody else read it");
    }
    if (state.isActive()) {
      throw inUse(null);
    }
  }

  private static long reached(CapturePosition position) {
    return Math.max(
        position.number("lsn"),
        Math.max(position.number("lsn_proc"), position.number("lsn_commit")));
  }

  private SourceException missed(String what) {
    return SourceException.missedChanges(
        "The replication slot %s %s. Changes of dataset %s since then were not told, so its table is read anew and compared, deletes included."
            .formatted(slot, what, table.dataset().name()),
        null);
  }

  private SourceException inUse(Exception cause) {
    return SourceException.passing(
        "The replication slot %s is in use by another connection: this hub's own from a moment ago, or another reader's. It is tried again; a slot has one reader."
            .formatted(slot),
        cause);
  }

  @Override
  public Properties properties() {
    Jdbc address = Jdbc.of(table.system(), 5432);
    Properties settings = table.settings(slot, address, PostgresReadiness.USUAL_SCHEMA);
    settings.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    settings.setProperty("plugin.name", "pgoutput");
    settings.setProperty("snapshot.mode", "no_data");
    settings.setProperty("slot.name", slot);
    settings.setProperty("slot.max.retries", "0");
    settings.setProperty("publication.name", table.capture().publication());
    settings.setProperty("publication.autocreate.mode", "disabled");
    settings.setProperty("database.dbname", address.database());
    if (!address.tls().isEmpty()) {
      settings.setProperty("database.sslmode", address.tls());
    }
    // A word in the log itself, which needs no table: without it a slot on a quiet table stands
    // still while other tables fill the log.
    settings.setProperty(
        "heartbeat.action.query", "SELECT pg_logical_emit_message(true, 'fingerpost', '')");
    return settings;
  }

  @Override
  public Sight sight(ChangedKeys batch) {
    if (batch.transactions().isEmpty()) {
      return connection -> true;
    }
    String numbers =
        batch.transactions().stream().map(String::valueOf).collect(Collectors.joining(","));
    return connection -> {
      try (PreparedStatement statement = connection.prepareStatement(SEEN.formatted(numbers));
          ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    };
  }

  @Override
  public long backlog() throws SourceException {
    return table.ask(connection -> number(connection, BACKLOG));
  }

  private long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, slot);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }
}
