package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

  /**
   * A record is in the directory when everybody may see its name and, of a service, who offers it:
   * as in the signposting feed. The organisation's name counts among the words of its services, and
   * its address stands in for theirs.
   */
  private static final String SEARCH =
      """
      WITH shown AS (
        SELECT r.joint_id, r.kind, r.document, public_fields(r.document::jsonb) AS fields
        FROM joint_record r
        WHERE r.kind = ANY (?::record_kind[]) AND (?::uuid IS NULL OR r.kind = 'service')
      ), entry AS (
        SELECT s.*, coalesce(public_fields(o.document::jsonb), '{}') AS owner
        FROM shown s
        LEFT JOIN joint_record o
          ON o.kind = 'organization'
          AND o.joint_id = CASE WHEN s.fields ->> 'organization_id' ~ '^[0-9a-f-]{36}$'
                                THEN (s.fields ->> 'organization_id')::uuid END
        WHERE s.fields ->> 'name' <> ''
          AND (s.kind <> 'service' OR s.fields ->> 'organization_id' <> '')
      ), matched AS (
        SELECT e.joint_id, e.document, e.fields ->> 'name' AS name,
          CASE WHEN w.q = '' THEN 0 ELSE
            ts_rank(setweight(to_tsvector('english', e.fields ->> 'name'), 'A') || t.words,
                    to_tsquery('english', w.q)) END AS rank
        FROM entry e
        CROSS JOIN (SELECT ?::text AS q, ?::text AS place) w
        CROSS JOIN LATERAL (
          SELECT CASE WHEN w.q = '' THEN ''::tsvector ELSE jsonb_to_tsvector('english',
              jsonb_build_array(
                e.fields - '{organization_id,location_id,addresses,email,phones}'::text[],
                e.owner -> 'name'), '["string"]') END AS words,
            CASE WHEN w.place = '' THEN ''::tsvector ELSE jsonb_to_tsvector('simple',
              jsonb_build_array(e.fields -> 'districts', e.fields -> 'addresses',
                e.fields -> 'name', e.owner -> 'districts', e.owner -> 'addresses'),
              '["string"]') END AS places) t
        WHERE (w.q = '' OR numnode(to_tsquery('english', w.q)) = 0
               OR t.words @@ to_tsquery('english', w.q))
          AND (w.place = '' OR t.places @@ to_tsquery('simple', w.place))
          AND (?::text IS NULL OR e.fields ->> 'organization_id' = ?)
          AND (?::timestamptz IS NULL OR public_seen(e.document::jsonb) >= ?)
          AND (NOT ? OR coalesce(e.fields ->> 'status', 'active')
                        NOT IN ('closed', 'inactive', 'defunct'))
      )
      SELECT (SELECT count(*) FROM matched) AS total, page.document
      FROM (SELECT 1) AS always
      LEFT JOIN (SELECT * FROM matched ORDER BY rank DESC, lower(name), joint_id
                 LIMIT ? OFFSET ?) AS page ON true
      ORDER BY page.rank DESC, lower(page.name), page.joint_id
      """;

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

  Found search(DirectoryQuery query) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SEARCH)) {
      statement.setQueryTimeout(LONGEST_SECONDS);
      bind(query, connection, statement);
      try (ResultSet rows = statement.executeQuery()) {
        return found(rows);
      }
    }
  }

  private static void bind(DirectoryQuery query, Connection connection, PreparedStatement statement)
      throws SQLException {
    String organization = query.organization().map(UUID::toString).orElse(null);
    Timestamp since = query.modifiedSince().map(Timestamp::from).orElse(null);
    Object[] kinds = query.kinds().stream().map(Kind::wireName).toArray();
    int next = 0;
    statement.setArray(++next, connection.createArrayOf("text", kinds));
    statement.setString(++next, organization);
    statement.setString(++next, query.words().tsquery());
    statement.setString(++next, query.place().tsquery());
    statement.setString(++next, organization);
    statement.setString(++next, organization);
    statement.setTimestamp(++next, since);
    statement.setTimestamp(++next, since);
    statement.setBoolean(++next, query.openOnly());
    statement.setInt(++next, query.perPage());
    statement.setLong(++next, query.offset());
  }

  private static Found found(ResultSet rows) throws SQLException {
    long total = 0;
    List<JointRecord> records = new ArrayList<>();
    while (rows.next()) {
      total = rows.getLong("total");
      String document = rows.getString("document");
      if (document != null) {
        records.add(record(document));
      }
    }
    return new Found(total, records);
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
