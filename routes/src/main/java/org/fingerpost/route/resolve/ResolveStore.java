package org.fingerpost.route.resolve;

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
import java.util.UUID;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Origin;

/** What the resolver reads of the joint database, whole batches at a time. */
final class ResolveStore {
  private static final String LINK_COLUMNS =
      "source_id, kind, joint_id, link_reason, origin_topic, origin_partition, origin_offset, content";
  private static final String LINKS =
      "SELECT " + LINK_COLUMNS + " FROM source_record WHERE source_id = ANY(?)";

  /** Records under their own id have no entry in the index on joint_id. */
  private static final String CLUSTERS =
      "SELECT "
          + LINK_COLUMNS
          + ", value FROM source_record WHERE source_id = ANY(?) AND joint_id = source_id UNION ALL SELECT "
          + LINK_COLUMNS
          + ", value FROM source_record WHERE joint_id = ANY(?) AND joint_id <> source_id";

  private static final String MEMBERS =
      "SELECT "
          + LINK_COLUMNS
          + ", value FROM source_record WHERE source_id = ANY(?) AND joint_id IS NOT NULL";

  private static final String PAGE =
      "SELECT "
          + LINK_COLUMNS
          + ", value FROM source_record WHERE source_id > ? AND kind = ?::record_kind AND joint_id IS NOT NULL ORDER BY source_id LIMIT ?";

  private static final String HOLDERS =
      "SELECT h.hash, s.source_id, s.joint_id FROM unnest(?::bigint[]) AS h(hash) CROSS JOIN LATERAL (SELECT source_id FROM match_key WHERE hash = h.hash LIMIT ?) m JOIN source_record s ON s.source_id = m.source_id WHERE s.joint_id IS NOT NULL";
  private static final String JOINTS =
      "SELECT source_id, joint_id FROM source_record WHERE source_id = ANY(?) AND joint_id IS NOT NULL";
  private static final String REFERRERS =
      "SELECT r.to_id, s.kind, s.joint_id FROM reference r JOIN source_record s ON s.source_id = r.from_id WHERE r.to_id = ANY(?) AND s.joint_id IS NOT NULL";

  private final Connection connection;

  ResolveStore(Connection connection) {
    this.connection = connection;
  }

  /** A record that holds a match key. */
  record Holder(UUID source, UUID joint) {}

  /** A joint record that refers to that source record. */
  record Referrer(UUID to, JointKey joint) {}

  /** What stands of those source records. */
  Map<UUID, StoredLink> links(Collection<UUID> sources) throws SQLException {
    Map<UUID, StoredLink> links = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(LINKS)) {
      statement.setArray(1, uuids(sources));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          StoredLink link = link(rows);
          links.put(link.id(), link);
        }
      }
    }
    return links;
  }

  /** All records that are part of those joint records. */
  List<Member> clusters(Collection<UUID> joints) throws SQLException {
    List<Member> members = new ArrayList<>();
    if (joints.isEmpty()) {
      return members;
    }
    try (PreparedStatement statement = connection.prepareStatement(CLUSTERS)) {
      statement.setArray(1, uuids(joints));
      statement.setArray(2, uuids(joints));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          members.add(member(rows));
        }
      }
    }
    return members;
  }

  /** Those source records, as far as they are there. */
  List<Member> members(Collection<UUID> sources) throws SQLException {
    List<Member> members = new ArrayList<>(sources.size());
    if (sources.isEmpty()) {
      return members;
    }
    try (PreparedStatement statement = connection.prepareStatement(MEMBERS)) {
      statement.setArray(1, uuids(sources));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          members.add(member(rows));
        }
      }
    }
    return members;
  }

  /** Some records of a kind, in the order of their ids: those after the one given. */
  List<Member> page(Kind kind, Optional<UUID> last, int limit) throws SQLException {
    List<Member> page = new ArrayList<>(limit);
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setObject(1, last.orElse(new UUID(0, 0)));
      statement.setString(2, kind.wireName());
      statement.setInt(3, limit);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          page.add(member(rows));
        }
      }
    }
    return page;
  }

  /** Who holds those keys; of each key no more than the limit. */
  Map<Long, List<Holder>> holders(Collection<Long> hashes, int limit) throws SQLException {
    Map<Long, List<Holder>> holders = new HashMap<>();
    if (hashes.isEmpty()) {
      return holders;
    }
    long[] sorted = hashes.stream().mapToLong(Long::longValue).sorted().toArray();
    try (PreparedStatement statement = connection.prepareStatement(HOLDERS)) {
      statement.setArray(1, connection.createArrayOf("bigint", boxed(sorted)));
      statement.setInt(2, limit);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          holders
              .computeIfAbsent(rows.getLong(1), hash -> new ArrayList<>(1))
              .add(new Holder(rows.getObject(2, UUID.class), rows.getObject(3, UUID.class)));
        }
      }
    }
    return holders;
  }

  /** The joint ids of those source records that are there. */
  Map<UUID, UUID> jointsOf(Collection<UUID> sources) throws SQLException {
    Map<UUID, UUID> joints = new HashMap<>();
    if (sources.isEmpty()) {
      return joints;
    }
    try (PreparedStatement statement = connection.prepareStatement(JOINTS)) {
      statement.setArray(1, uuids(sources));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          joints.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
        }
      }
    }
    return joints;
  }

  /** The joint records that refer to any of those source records. */
  List<Referrer> referrers(Collection<UUID> sources) throws SQLException {
    List<Referrer> referrers = new ArrayList<>();
    if (sources.isEmpty()) {
      return referrers;
    }
    try (PreparedStatement statement = connection.prepareStatement(REFERRERS)) {
      statement.setArray(1, uuids(sources));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Kind kind = Kind.ofWireName(rows.getString(2));
          JointKey joint = new JointKey(kind, rows.getObject(3, UUID.class));
          referrers.add(new Referrer(rows.getObject(1, UUID.class), joint));
        }
      }
    }
    return referrers;
  }

  private static Member member(ResultSet rows) throws SQLException {
    StoredLink link = link(rows);
    byte[] message = rows.getBytes(9);
    NormalisedChange.Present record = NormalisedCodec.read(link.kind(), link.origin(), message);
    SourceVersion version =
        new SourceVersion(link.id(), record, link.content().orElseThrow(), message);
    return new Member(Optional.of(link), version);
  }

  private static StoredLink link(ResultSet row) throws SQLException {
    return new StoredLink(
        row.getObject(1, UUID.class),
        Kind.ofWireName(row.getString(2)),
        Optional.ofNullable(row.getObject(3, UUID.class)),
        row.getString(4),
        new Origin(row.getString(5), row.getInt(6), row.getLong(7)),
        Optional.ofNullable(row.getObject(8, UUID.class)));
  }

  private java.sql.Array uuids(Collection<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }

  private static Long[] boxed(long[] values) {
    return java.util.Arrays.stream(values).boxed().toArray(Long[]::new);
  }
}
