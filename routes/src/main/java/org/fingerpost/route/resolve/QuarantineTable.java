package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Refusal;

/** Keeps every refusal of every stage, once, until somebody mends, replays or discards it. */
final class QuarantineTable {
  private static final String KEEP =
      "INSERT INTO quarantine (id, stage, reason, sentence, member, dataset, key, source_id, position, seen, record, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, CASE WHEN EXISTS (SELECT FROM source_record WHERE source_id = ? AND seen >= ?) THEN 'superseded' ELSE 'open' END) ON CONFLICT (id) DO NOTHING";
  private static final String DISCARD =
      "UPDATE quarantine SET status = 'discarded' WHERE id = ? AND status = 'open'";
  private static final String ANY_OPEN =
      "SELECT EXISTS (SELECT FROM quarantine WHERE status = 'open' AND source_id IS NOT NULL)";
  private static final String SUPERSEDE =
      "UPDATE quarantine q SET status = 'superseded' FROM unnest(?::uuid[], ?::timestamptz[]) AS u(source_id, seen) WHERE q.status = 'open' AND q.source_id = u.source_id AND q.seen <= u.seen";

  /** A record that is refused again, in a newer version, waits once. */
  private static final String SUPERSEDE_OLDER =
      "UPDATE quarantine SET status = 'superseded' WHERE status = 'open' AND source_id = ? AND stage = ? AND (seen, id) < (?, ?)";

  /** A record that is gone is erased here too. */
  private static final String ERASE =
      "UPDATE quarantine SET status = CASE status WHEN 'open' THEN 'superseded' ELSE status END, record = '{}' WHERE source_id = ANY(?) AND record::text <> '{}'";

  private final Connection connection;

  QuarantineTable(Connection connection) {
    this.connection = connection;
  }

  void keep(List<Refusal> refusals) throws SQLException {
    if (refusals.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      for (Refusal refusal : refusals) {
        set(statement, refusal);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    supersedeOlder(refusals);
  }

  private void supersedeOlder(List<Refusal> refusals) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SUPERSEDE_OLDER)) {
      for (Refusal refusal : refusals) {
        statement.setObject(1, HubReader.sourceId(refusal).orElse(null));
        statement.setString(2, refusal.stage());
        statement.setObject(3, refusal.seen().atOffset(ZoneOffset.UTC));
        statement.setString(4, refusal.id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void set(PreparedStatement statement, Refusal refusal) throws SQLException {
    Optional<UUID> source = HubReader.sourceId(refusal);
    OffsetDateTime seen = refusal.seen().atOffset(ZoneOffset.UTC);
    statement.setString(1, refusal.id());
    statement.setString(2, refusal.stage());
    statement.setString(3, refusal.reason());
    statement.setString(4, storable(refusal.sentence()));
    statement.setString(5, storable(refusal.member()));
    statement.setString(6, storable(refusal.dataset()));
    statement.setString(7, storable(refusal.key()));
    statement.setObject(8, source.orElse(null));
    statement.setString(9, storable(refusal.position()));
    statement.setObject(10, seen);
    statement.setString(
        11, new String(Json.write(refusal.record()), java.nio.charset.StandardCharsets.UTF_8));
    statement.setObject(12, source.orElse(null));
    statement.setObject(13, seen);
  }

  /** PostgreSQL's text cannot hold NUL; a refused record may. */
  private static String storable(String text) {
    return text.replace('\0', '\ufffd');
  }

  void discard(List<String> ids) throws SQLException {
    for (String id : ids) {
      try (PreparedStatement statement = connection.prepareStatement(DISCARD)) {
        statement.setString(1, id);
        statement.executeUpdate();
      }
    }
  }

  /** Refusals of records that have normalised since, or that are gone, need nobody any more. */
  void supersede(List<Arrival> arrivals) throws SQLException {
    if (arrivals.isEmpty() || !anyOpen()) {
      eraseGone(arrivals);
      return;
    }
    List<SourceVersion> versions =
        arrivals.stream().flatMap(arrival -> arrival.version().stream()).toList();
    try (PreparedStatement statement = connection.prepareStatement(SUPERSEDE)) {
      statement.setArray(1, array("uuid", versions.stream().map(SourceVersion::id).toArray()));
      Object[] seen = versions.stream().map(v -> v.record().seen().toString()).toArray();
      statement.setArray(2, array("text", seen));
      statement.executeUpdate();
    }
    eraseGone(arrivals);
  }

  private boolean anyOpen() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ANY_OPEN);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  private void eraseGone(List<Arrival> arrivals) throws SQLException {
    Object[] gone = arrivals.stream().filter(a -> a.version().isEmpty()).map(Arrival::id).toArray();
    if (gone.length == 0) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
      statement.setArray(1, array("uuid", gone));
      statement.executeUpdate();
    }
  }

  private java.sql.Array array(String type, Object[] values) throws SQLException {
    return connection.createArrayOf(type, values);
  }
}
