package org.fingerpost.route.operate.console;

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
import javax.sql.DataSource;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/** What the joint database knows of one source record. Each look goes through a primary key. */
record RecordFacts(DataSource database) {
  private static final String SOURCE =
      "SELECT source_id, kind::text, member, dataset, key, joint_id, link_reason, seen, origin_topic, origin_partition, origin_offset, value FROM source_record WHERE source_id = ?";
  private static final String LEDGER =
      "SELECT EXISTS (SELECT FROM collect_row JOIN collect_position USING (dataset_id) WHERE member = ? AND dataset = ? AND key = ?)";
  private static final String REFUSALS =
      "SELECT id, status, stage, sentence, seen FROM quarantine WHERE source_id = ? ORDER BY seen DESC, id LIMIT 20";
  private static final String WAITING =
      "SELECT EXISTS (SELECT FROM outbox WHERE ? = ANY (joint_ids))";
  private static final String EVIDENCE =
      "SELECT CASE WHEN source_id = ? THEN other_source_id ELSE source_id END, sentence, weight, band FROM analysis.link_evidence WHERE source_id = ? OR other_source_id = ? ORDER BY score DESC, weight DESC LIMIT 60";

  /**
   * A source record as the joint database holds it.
   *
   * @param isGone it was there once, and its member has it no more or shares it no more
   */
  record Source(
      UUID id,
      Kind kind,
      String member,
      String dataset,
      Optional<String> key,
      Optional<UUID> joint,
      String reason,
      Optional<Instant> seen,
      String position,
      Optional<byte[]> value) {
    boolean isGone() {
      return joint.isEmpty();
    }
  }

  /** A refusal of it. */
  record Refused(String id, String status, String stage, String sentence, Instant seen) {}

  /** Why it is, or may be, the same as another. */
  record Why(UUID other, String sentence, double weight, String band) {}

  Optional<Source> source(UUID id) throws SQLException {
    List<Source> found = new ArrayList<>();
    each(SOURCE, row -> found.add(source(row)), id);
    return found.stream().findFirst();
  }

  private static Source source(ResultSet row) throws SQLException {
    return new Source(
        row.getObject(1, UUID.class),
        Kind.ofWireName(row.getString(2)),
        row.getString(3),
        row.getString(4),
        Optional.ofNullable(row.getString(5)),
        Optional.ofNullable(row.getObject(6, UUID.class)),
        row.getString(7),
        Optional.ofNullable(row.getObject(8, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        "%s, partition %d, offset %d"
            .formatted(Topics.memberRecords(row.getString(3)), row.getInt(10), row.getLong(11)),
        Optional.ofNullable(row.getBytes(12)));
  }

  boolean isInLedger(SourceKey key) throws SQLException {
    return is(LEDGER, key.member(), key.dataset(), key.key());
  }

  boolean waitsToBePublished(UUID joint) throws SQLException {
    return is(WAITING, joint);
  }

  List<Refused> refusals(UUID id) throws SQLException {
    List<Refused> refusals = new ArrayList<>();
    each(
        REFUSALS,
        row ->
            refusals.add(
                new Refused(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class).toInstant())),
        id);
    return refusals;
  }

  List<Why> evidence(UUID id) throws SQLException {
    List<Why> why = new ArrayList<>();
    each(
        EVIDENCE,
        row ->
            why.add(
                new Why(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getDouble(3),
                    row.getString(4))),
        id,
        id,
        id);
    return why;
  }

  @FunctionalInterface
  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private boolean is(String sql, Object... parameters) throws SQLException {
    List<Boolean> answer = new ArrayList<>();
    each(sql, row -> answer.add(row.getBoolean(1)), parameters);
    return answer.get(0);
  }

  private void each(String sql, Row taker, Object... parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taker.take(rows);
        }
      }
    }
  }
}
