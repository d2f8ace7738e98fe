package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.joint.CopyRows;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.joint.JointSessions;
import org.fingerpost.route.resolve.KeyMoves.Held;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.UuidOrder;

/**
 * What the resolver writes of joint records, keys and references, whole batches at a time. Rows
 * that are known to be new go in by COPY, in the order of their index.
 */
final class ResolveWriter {
  private static final String UPDATE_DOCUMENTS =
      "UPDATE joint_record j SET document = n.document FROM (SELECT u.kind::record_kind AS kind, u.joint_id, convert_from(u.document, 'UTF8')::json AS document FROM unnest(?::text[], ?::uuid[], ?::bytea[]) AS u(kind, joint_id, document)) n WHERE j.kind = n.kind AND j.joint_id = n.joint_id AND j.document::text <> n.document::text RETURNING j.kind, j.joint_id";
  private static final String DELETE_JOINTS =
      "DELETE FROM joint_record j USING unnest(?::text[], ?::uuid[]) AS u(kind, joint_id) WHERE j.kind = u.kind::record_kind AND j.joint_id = u.joint_id";
  private static final String DELETE_KEYS =
      "DELETE FROM match_key m USING unnest(?::bigint[], ?::uuid[]) AS u(hash, source_id) WHERE m.hash = u.hash AND m.source_id = u.source_id";
  private static final String DELETE_REFERENCES =
      "DELETE FROM reference r USING unnest(?::uuid[], ?::uuid[]) AS u(to_id, from_id) WHERE r.to_id = u.to_id AND r.from_id = u.from_id";
  private static final String REDIRECT =
      "INSERT INTO joint_redirect (joint_id, successor) SELECT * FROM unnest(?::uuid[], ?::uuid[]) ON CONFLICT (joint_id) DO UPDATE SET successor = excluded.successor WHERE joint_redirect.successor <> excluded.successor";
  private static final String OUTBOX =
      "INSERT INTO outbox (kind, joint_ids) VALUES (?::record_kind, ?) RETURNING id";

  private static final String NOTIFY = "SELECT pg_notify(?, '')";

  /** Joint records that a row of the outbox names, at most: what the publisher takes at once. */
  private static final int OUTBOX_ROW = 5_000;

  private final Connection connection;

  ResolveWriter(Connection connection) {
    this.connection = connection;
  }

  /** A joint record as it is to stand. */
  record Document(JointKey key, FreshJoints.Fresh fresh) {
    byte[] json() {
      return fresh.document();
    }
  }

  /** One source record refers to another. */
  record Reference(UUID to, UUID from) {}

  void insertDocuments(List<Document> documents) throws SQLException {
    if (documents.isEmpty()) {
      return;
    }
    List<Document> sorted = new ArrayList<>(documents);
    sorted.sort(
        Comparator.comparing((Document d) -> d.key().kind())
            .thenComparing(d -> d.key().id(), UuidOrder.SMALLEST_FIRST));
    try (CopyRows rows = new CopyRows(connection, "joint_record", "kind", "joint_id", "document")) {
      for (Document document : sorted) {
        JointKey key = document.key();
        rows.row().text(key.kind().wireName()).uuid(key.id()).bytes(document.json());
      }
      rows.finish();
    }
  }

  /** Returns those that changed. */
  Set<JointKey> updateDocuments(List<Document> documents) throws SQLException {
    Set<JointKey> changed = new HashSet<>();
    if (documents.isEmpty()) {
      return changed;
    }
    try (PreparedStatement statement = connection.prepareStatement(UPDATE_DOCUMENTS)) {
      List<JointKey> keys = documents.stream().map(Document::key).toList();
      statement.setArray(1, kinds(keys));
      statement.setArray(2, ids(keys));
      byte[][] json = documents.stream().map(Document::json).toArray(byte[][]::new);
      statement.setArray(3, connection.createArrayOf("bytea", json));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Kind kind = Kind.ofWireName(rows.getString(1));
          changed.add(new JointKey(kind, rows.getObject(2, UUID.class)));
        }
      }
    }
    return changed;
  }

  void deleteJoints(Collection<JointKey> keys) throws SQLException {
    if (!keys.isEmpty()) {
      execute(DELETE_JOINTS, kinds(keys), ids(keys));
    }
  }

  void moveKeys(List<Held> removed, List<Held> added) throws SQLException {
    if (!removed.isEmpty()) {
      execute(
          DELETE_KEYS,
          connection.createArrayOf("bigint", removed.stream().map(Held::hash).toArray()),
          uuids(removed.stream().map(Held::source).toList()));
    }
    if (!added.isEmpty()) {
      insertKeys(added);
    }
  }

  private void insertKeys(List<Held> added) throws SQLException {
    List<Held> sorted = new ArrayList<>(added);
    sorted.sort(Comparator.comparingLong(Held::hash));
    try (CopyRows rows = new CopyRows(connection, "match_key", "hash", "source_id")) {
      for (Held held : sorted) {
        rows.row().int8(held.hash()).uuid(held.source());
      }
      rows.finish();
    }
  }

  void moveReferences(List<Reference> removed, List<Reference> added) throws SQLException {
    if (!removed.isEmpty()) {
      execute(
          DELETE_REFERENCES,
          uuids(removed.stream().map(Reference::to).toList()),
          uuids(removed.stream().map(Reference::from).toList()));
    }
    if (added.isEmpty()) {
      return;
    }
    try (CopyRows rows = new CopyRows(connection, "reference", "to_id", "from_id")) {
      for (Reference reference : added) {
        rows.row().uuid(reference.to()).uuid(reference.from());
      }
      rows.finish();
    }
  }

  void redirect(Map<UUID, UUID> redirects) throws SQLException {
    if (!redirects.isEmpty()) {
      List<UUID> from = new ArrayList<>(redirects.keySet());
      execute(REDIRECT, uuids(from), uuids(from.stream().map(redirects::get).toList()));
    }
  }

  /**
   * Has those joint records sent (again), as they will then stand.
   *
   * @return the ids of the outbox rows, and which joint records each names
   */
  Map<Long, List<UUID>> toOutbox(Set<JointKey> keys) throws SQLException {
    Map<Long, List<UUID>> rows = new HashMap<>();
    Map<Kind, List<UUID>> byKind = new EnumMap<>(Kind.class);
    keys.forEach(key -> byKind.computeIfAbsent(key.kind(), k -> new ArrayList<>()).add(key.id()));
    for (Map.Entry<Kind, List<UUID>> each : byKind.entrySet()) {
      List<UUID> ids = each.getValue();
      for (int from = 0; from < ids.size(); from += OUTBOX_ROW) {
        List<UUID> named = ids.subList(from, Math.min(ids.size(), from + OUTBOX_ROW));
        rows.put(toOutbox(each.getKey(), named), named);
      }
    }
    if (!keys.isEmpty()) {
      notifyPublisher();
    }
    return rows;
  }

  private long toOutbox(Kind kind, List<UUID> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OUTBOX)) {
      statement.setString(1, kind.wireName());
      statement.setArray(2, uuids(ids));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** It hears of it when the transaction commits. */
  private void notifyPublisher() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
      statement.setString(1, JointSessions.OUTBOX_CHANNEL);
      statement.execute();
    }
  }

  private void execute(String sql, java.sql.Array first, java.sql.Array second)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, first);
      statement.setArray(2, second);
      statement.executeUpdate();
    }
  }

  private java.sql.Array kinds(Collection<JointKey> keys) throws SQLException {
    Object[] kinds = keys.stream().map(key -> key.kind().wireName()).toArray();
    return connection.createArrayOf("text", kinds);
  }

  private java.sql.Array ids(Collection<JointKey> keys) throws SQLException {
    return uuids(keys.stream().map(JointKey::id).toList());
  }

  private java.sql.Array uuids(Collection<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }
}
