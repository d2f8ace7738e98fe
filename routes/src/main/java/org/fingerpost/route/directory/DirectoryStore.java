package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;

/** Reads the joint database for the directory. It looks for public values only. */
final class DirectoryStore {
  private static final int LONGEST_SECONDS = 10;

  private static final String SUCCESSOR =
      """
      WITH RECURSIVE trail (id, steps) AS (
        SELECT joint_id, 1 FROM analysis.redirects WHERE old_id = ?
        UNION ALL
        SELECT r.joint_id, t.steps + 1
        FROM trail t JOIN analysis.redirects r ON r.old_id = t.id WHERE t.steps < 100
      )
      SELECT r.document FROM trail t
      JOIN joint_record r ON r.kind = ?::record_kind AND r.joint_id = t.id
      ORDER BY t.steps DESC LIMIT 1
      """;

  private final DataSource database;

  DirectoryStore(DataSource database) {
    this.database = database;
  }

  /** The record of that id and kind, where everybody may see its name. */
  Optional<JointRecord> find(Kind kind, UUID id) throws SQLException {
    return records(
            "SELECT document FROM joint_record WHERE kind = ?::record_kind AND joint_id = ?",
            kind.wireName(),
            id)
        .stream()
        .filter(DirectoryStore::isShown)
        .findFirst();
  }

  /** Those of the ids that records of that kind have, by id. */
  Map<UUID, JointRecord> find(Kind kind, Collection<UUID> ids) throws SQLException {
    Map<UUID, JointRecord> found = new HashMap<>();
    String query =
        "SELECT document FROM joint_record WHERE kind = ?::record_kind AND joint_id = ANY (?)";
    for (JointRecord joint : records(query, kind.wireName(), ids.toArray(UUID[]::new))) {
      found.put(joint.id(), joint);
    }
    return found;
  }

  /** Those of the ids that organisations or services have, by id; the name of each is public. */
  Map<UUID, JointRecord> findShown(Set<UUID> ids) throws SQLException {
    Map<UUID, JointRecord> found = new HashMap<>();
    for (Kind kind : List.of(Kind.ORGANIZATION, Kind.SERVICE)) {
      find(kind, ids).values().stream()
          .filter(DirectoryStore::isShown)
          .forEach(joint -> found.put(joint.id(), joint));
    }
    return found;
  }

  /** Ids of what stands in the feed, in their order: after one, and leaving some out. */
  List<UUID> published(String entity, Optional<UUID> last, long offset, int limit)
      throws SQLException {
    String query =
        "SELECT id FROM feed_change WHERE entity = ?::signpost_entity AND content IS NOT NULL AND id > ? ORDER BY id LIMIT ? OFFSET ?";
    return query(
        query,
        row -> row.getObject(1, UUID.class),
        entity,
        last.orElse(new UUID(0, 0)),
        limit,
        offset);
  }

  /** How many stand in the feed. */
  long countPublished(String entity) throws SQLException {
    String query =
        "SELECT count(*) FROM feed_change WHERE entity = ?::signpost_entity AND content IS NOT NULL";
    return query(query, row -> row.getLong(1), entity).get(0);
  }

  /** Those of the ids that organisations or locations have, by id. */
  Map<UUID, JointRecord> findReferred(Set<UUID> ids) throws SQLException {
    Map<UUID, JointRecord> found = new HashMap<>();
    String query =
        "SELECT document FROM joint_record"
            + " WHERE kind IN ('organization', 'location') AND joint_id = ANY (?)";
    for (JointRecord joint : records(query, (Object) ids.toArray(UUID[]::new))) {
      found.put(joint.id(), joint);
    }
    return found;
  }

  /**
   * The id of the record that this one became part of. Nothing is said of a source record that its
   * member shares with members alone: an id can be guessed from a key.
   */
  Optional<UUID> successor(Kind kind, UUID id) throws SQLException {
    return records(SUCCESSOR, id, kind.wireName()).stream()
        .filter(DirectoryStore::isShown)
        .filter(joint -> joint.sources().stream().noneMatch(source -> isKept(source, id)))
        .map(JointRecord::id)
        .findFirst();
  }

  private static boolean isKept(JointRecord.Source source, UUID id) {
    return source.id().equals(id) && !source.sharesPublicly();
  }

  private static boolean isShown(JointRecord joint) {
    SortedMap<String, JsonNode> shown = joint.publicFields();
    return hasText(shown, "name")
        && (joint.kind() != Kind.SERVICE || hasText(shown, "organization_id"));
  }

  private static boolean hasText(SortedMap<String, JsonNode> fields, String name) {
    return fields.containsKey(name) && !fields.get(name).asText().isBlank();
  }

  private List<JointRecord> records(String query, Object... values) throws SQLException {
    return query(query, row -> record(row.getString(1)), values);
  }

  /** Reads one thing of a row. */
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String query, RowReader<T> reader, Object... values)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setQueryTimeout(LONGEST_SECONDS);
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(reader.read(rows));
        }
        return found;
      }
    }
  }

  private static JointRecord record(String document) {
    return JointCodec.read(document.getBytes(StandardCharsets.UTF_8));
  }
}
