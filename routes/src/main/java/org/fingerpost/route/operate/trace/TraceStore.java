package org.fingerpost.route.operate.trace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.schema.SourceKey;

/** What the joint database knows of a record, on the caller's connection. */
final class TraceStore {
  private static final String SOURCE =
      "SELECT source_id, kind::text, member, dataset, key, joint_id, seen, origin_topic || '/' || origin_partition || '/' || origin_offset AS origin FROM source_record WHERE source_id = ?";
  private static final String OF_JOINT =
      "SELECT source_id FROM source_record WHERE joint_id = ? AND joint_id <> source_id UNION SELECT source_id FROM source_record WHERE source_id = ? AND joint_id = source_id";
  private static final String REFUSALS =
      "SELECT id, stage, sentence, position, seen, status, member, dataset, key FROM quarantine WHERE source_id = ? ORDER BY seen DESC, id LIMIT 20";
  private static final String COLLECTED =
      "SELECT EXISTS (SELECT FROM collect_position p JOIN collect_row r USING (dataset_id) WHERE p.member = ? AND p.dataset = ? AND r.key = ?)";
  private static final String WAITING =
      "SELECT min(written) FROM outbox WHERE joint_ids @> ARRAY[?::uuid]";

  private final Connection connection;

  TraceStore(Connection connection) {
    this.connection = connection;
  }

  /** A row of source_record, without its value. */
  record Source(
      UUID id,
      String kind,
      String member,
      String dataset,
      Optional<String> key,
      Optional<UUID> joint,
      Optional<Instant> seen,
      String origin) {
    Optional<SourceKey> sourceKey() {
      return key.map(known -> new SourceKey(member, dataset, known));
    }
  }

  Optional<Source> source(UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SOURCE)) {
      statement.setObject(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(source(row)) : Optional.empty();
      }
    }
  }

  private static Source source(ResultSet row) throws SQLException {
    return new Source(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Optional.ofNullable(row.getString(5)),
        Optional.ofNullable(row.getObject(6, UUID.class)),
        moment(row, 7),
        row.getString(8));
  }

  /** The source records of that joint record. */
  List<UUID> sourcesOf(UUID joint) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_JOINT)) {
      statement.setObject(1, joint);
      statement.setObject(2, joint);
      List<UUID> ids = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(row.getObject(1, UUID.class));
        }
      }
      return ids;
    }
  }

  /** The newest refusals first. */
  List<Refused> refusals(UUID source) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REFUSALS)) {
      statement.setObject(1, source);
      List<Refused> refusals = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          refusals.add(refused(row));
        }
      }
      return refusals;
    }
  }

  private static Refused refused(ResultSet row) throws SQLException {
    return new Refused(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        moment(row, 5).orElseThrow(),
        row.getString(6),
        new SourceKey(row.getString(7), row.getString(8), row.getString(9)));
  }

  /** Whether the ledger says that the row is in its member's topic. */
  boolean isCollected(SourceKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLLECTED)) {
      statement.setString(1, key.member());
      statement.setString(2, key.dataset());
      statement.setString(3, key.key());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** Since when the joint record waits to be published; empty when it does not. */
  Optional<Instant> waiting(UUID joint) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
      statement.setObject(1, joint);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return moment(row, 1);
      }
    }
  }

  private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
