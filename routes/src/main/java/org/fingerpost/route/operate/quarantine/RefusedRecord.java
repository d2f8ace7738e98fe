package org.fingerpost.route.operate.quarantine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.fingerpost.schema.Json;

/**
 * A refusal as it stands in the quarantine, without the record itself.
 *
 * @param status open, replayed, discarded or superseded (by a version that passed, or by the
 *     record's end)
 * @param attempts how often a replay of it was refused again
 * @param settled who replayed or discarded it, and why
 */
public record RefusedRecord(
    String id,
    String status,
    String stage,
    String reason,
    String sentence,
    String member,
    String dataset,
    String key,
    String position,
    Instant seen,
    int attempts,
    Optional<Settled> settled) {
  static final String COLUMNS =
      "id, status, stage, reason, sentence, member, dataset, key, position, seen, attempts, settled_at, settled_by, settled_because";

  /** Who ended it. */
  public record Settled(Instant at, String by, String because) {}

  static RefusedRecord of(ResultSet row) throws SQLException {
    return new RefusedRecord(
        row.getString("id"),
        row.getString("status"),
        row.getString("stage"),
        row.getString("reason"),
        row.getString("sentence"),
        row.getString("member"),
        row.getString("dataset"),
        row.getString("key"),
        row.getString("position"),
        moment(row, "seen").orElseThrow(),
        row.getInt("attempts"),
        settled(row));
  }

  private static Optional<Settled> settled(ResultSet row) throws SQLException {
    Optional<Instant> at = moment(row, "settled_at");
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Settled(at.get(), row.getString("settled_by"), row.getString("settled_because")));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** In the words of the command line and the console. */
  public ObjectNode json() {
    ObjectNode node =
        Json.object()
            .put("id", id)
            .put("status", status)
            .put("stage", stage)
            .put("reason", reason)
            .put("sentence", sentence)
            .put("member", member)
            .put("dataset", dataset)
            .put("key", key)
            .put("position", position)
            .put("seen", seen.toString())
            .put("attempts", attempts);
    settled.ifPresent(
        end ->
            node.putObject("settled")
                .put("at", end.at().toString())
                .put("by", end.by())
                .put("because", end.because()));
    return node;
  }
}
