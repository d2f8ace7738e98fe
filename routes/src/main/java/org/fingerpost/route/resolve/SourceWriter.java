package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fingerpost.route.joint.CopyRows;
import org.fingerpost.schema.Moments;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.UuidOrder;

/** Writes rows of source_record, whole batches at a time. */
final class SourceWriter {
  private static final String[] COLUMNS = {
    "source_id",
    "kind",
    "member",
    "dataset",
    "key",
    "joint_id",
    "link_reason",
    "seen",
    "origin_topic",
    "origin_partition",
    "origin_offset",
    "content",
    "value"
  };
  private static final String UPDATE =
      "UPDATE source_record s SET kind = u.kind::record_kind, key = u.key, joint_id = u.joint_id, link_reason = u.link_reason, seen = u.seen, origin_topic = u.origin_topic, origin_partition = u.origin_partition, origin_offset = u.origin_offset, content = u.content, value = u.value FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::int[], ?::bigint[], ?::uuid[], ?::bytea[]) AS u(source_id, kind, key, joint_id, link_reason, seen, origin_topic, origin_partition, origin_offset, content, value) WHERE s.source_id = u.source_id";
  private static final String RELINK =
      "UPDATE source_record s SET joint_id = u.joint_id, link_reason = u.link_reason FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS u(source_id, joint_id, link_reason) WHERE s.source_id = u.source_id";

  private final Connection connection;

  SourceWriter(Connection connection) {
    this.connection = connection;
  }

  /**
   * A source record as it is to stand.
   *
   * @param joint empty when the record is gone
   */
  record Row(Arrival last, Optional<UUID> joint, String reason) {
    UUID id() {
      return last.id();
    }
  }

  /** A source record that did not change, whose joint record did. */
  record Relinked(UUID id, UUID joint, String reason) {}

  void insert(List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparing(Row::id, UuidOrder.SMALLEST_FIRST));
    try (CopyRows copy = new CopyRows(connection, "source_record", COLUMNS)) {
      for (Row row : sorted) {
        copy.row();
        add(row, copy);
      }
      copy.finish();
    }
  }

  private static void add(Row row, CopyRows copy) {
    NormalisedChange change = row.last().change();
    SourceKey source = change.source();
    Optional<SourceVersion> version = row.last().version();
    copy.uuid(row.id()).text(change.kind().wireName()).text(source.member()).text(source.dataset());
    version.ifPresentOrElse(v -> copy.text(source.key()), copy::nothing);
    row.joint().ifPresentOrElse(copy::uuid, copy::nothing);
    copy.text(row.reason());
    version.ifPresentOrElse(v -> copy.instant(v.record().seen()), copy::nothing);
    copy.text(change.origin().topicId())
        .int4(change.origin().partition())
        .int8(change.origin().offset());
    version.ifPresentOrElse(v -> copy.uuid(v.content()), copy::nothing);
    version.ifPresentOrElse(v -> copy.bytes(v.message()), copy::nothing);
  }

  void update(List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      statement.setArray(1, array("uuid", rows, Row::id));
      statement.setArray(2, array("text", rows, row -> row.last().change().kind().wireName()));
      statement.setArray(3, ofVersion("text", rows, v -> v.record().source().key()));
      statement.setArray(4, array("uuid", rows, row -> row.joint().orElse(null)));
      statement.setArray(5, array("text", rows, Row::reason));
      statement.setArray(6, ofVersion("text", rows, v -> Moments.text(v.record().seen())));
      statement.setArray(7, array("text", rows, row -> row.last().origin().topicId()));
      statement.setArray(8, array("int4", rows, row -> row.last().origin().partition()));
      statement.setArray(9, array("bigint", rows, row -> row.last().origin().offset()));
      statement.setArray(10, ofVersion("uuid", rows, SourceVersion::content));
      byte[][] values =
          rows.stream()
              .map(row -> row.last().version().map(SourceVersion::message).orElse(null))
              .toArray(byte[][]::new);
      statement.setArray(11, connection.createArrayOf("bytea", values));
      statement.executeUpdate();
    }
  }

  void relink(List<Relinked> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(RELINK)) {
      statement.setArray(1, array("uuid", rows, Relinked::id));
      statement.setArray(2, array("uuid", rows, Relinked::joint));
      statement.setArray(3, array("text", rows, Relinked::reason));
      statement.executeUpdate();
    }
  }

  private java.sql.Array ofVersion(
      String type, List<Row> rows, Function<SourceVersion, Object> column) throws SQLException {
    return array(type, rows, row -> row.last().version().map(column).orElse(null));
  }

  private <T> java.sql.Array array(String type, List<T> rows, Function<T, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
