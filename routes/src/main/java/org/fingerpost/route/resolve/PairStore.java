package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fingerpost.route.linkage.Band;
import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.route.linkage.Evidence;
import org.fingerpost.route.linkage.ScoredPair;
import org.fingerpost.route.linkage.Verdict;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;

/** Pairs of records that were found alike, and what people said of them, in the joint database. */
final class PairStore {
  /** By both ends: each through an index of its own. */
  private static final String PAIRS =
      "SELECT a, b, score, band FROM link_pair WHERE a = ANY(?) UNION SELECT a, b, score, band FROM link_pair WHERE b = ANY(?)";

  private static final String VERDICTS =
      "SELECT a, b, same, reason FROM link_verdict WHERE a = ANY(?) AND NOT withdrawn UNION SELECT a, b, same, reason FROM link_verdict WHERE b = ANY(?) AND NOT withdrawn";

  private static final String HOLDERS =
      "SELECT h.hash, m.source_id, m.content FROM unnest(?::bigint[]) AS h(hash) CROSS JOIN LATERAL (SELECT k.source_id, s.content FROM match_key k JOIN source_record s ON s.source_id = k.source_id WHERE k.hash = h.hash AND s.joint_id IS NOT NULL AND s.kind = ?::record_kind LIMIT ?) m";
  private static final String DELETE = "DELETE FROM link_pair WHERE a = ANY(?) OR b = ANY(?)";
  private static final String INSERT =
      "INSERT INTO link_pair (a, b, kind, score, band, evidence) SELECT u.a, u.b, ?::record_kind, u.score, u.band, u.evidence::json FROM unnest(?::uuid[], ?::uuid[], ?::float8[], ?::text[], ?::text[]) AS u(a, b, score, band, evidence)";

  private final Connection connection;

  PairStore(Connection connection) {
    this.connection = connection;
  }

  /** A record that holds a key, in the version that is stored. */
  record Candidate(UUID id, UUID content) {}

  /** Who holds those keys: of each no more than so many. */
  Map<Long, List<Candidate>> holders(Kind kind, Collection<Long> keys, int most)
      throws SQLException {
    Map<Long, List<Candidate>> holders = new HashMap<>();
    if (keys.isEmpty()) {
      return holders;
    }
    try (PreparedStatement statement = connection.prepareStatement(HOLDERS)) {
      statement.setObject(1, keys.stream().mapToLong(Long::longValue).toArray());
      statement.setString(2, kind.wireName());
      statement.setInt(3, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          holders
              .computeIfAbsent(rows.getLong(1), key -> new ArrayList<>(2))
              .add(new Candidate(rows.getObject(2, UUID.class), rows.getObject(3, UUID.class)));
        }
      }
    }
    return holders;
  }

  /** The pairs that hold any of those records. */
  List<ScoredPair> pairs(Collection<UUID> ids) throws SQLException {
    return read(
        PAIRS,
        ids,
        row ->
            new ScoredPair(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getDouble(3),
                false,
                Band.valueOf(row.getString(4).toUpperCase(Locale.ROOT))));
  }

  /** What people said of any of those records. */
  Set<Verdict> verdicts(Collection<UUID> ids) throws SQLException {
    return new HashSet<>(
        read(
            VERDICTS,
            ids,
            row ->
                new Verdict(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getBoolean(3),
                    row.getString(4))));
  }

  void delete(Collection<UUID> ids) throws SQLException {
    if (!ids.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
        statement.setArray(1, uuids(ids));
        statement.setArray(2, uuids(ids));
        statement.executeUpdate();
      }
    }
  }

  void insert(Kind kind, List<Comparison> pairs) throws SQLException {
    if (pairs.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, kind.wireName());
      statement.setArray(2, array("uuid", pairs, Comparison::a));
      statement.setArray(3, array("uuid", pairs, Comparison::b));
      statement.setArray(4, array("float8", pairs, Comparison::score));
      statement.setArray(
          5, array("text", pairs, pair -> pair.band().name().toLowerCase(Locale.ROOT)));
      statement.setArray(6, array("text", pairs, PairStore::evidence));
      statement.executeUpdate();
    }
  }

  private static String evidence(Comparison pair) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (Evidence each : pair.evidence()) {
      ObjectNode node = list.addObject();
      node.put("kind", each.kind().name().toLowerCase(Locale.ROOT)).put("level", each.level());
      node.put("weight", each.weight()).put("sentence", each.sentence());
    }
    return list.toString();
  }

  @FunctionalInterface
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> read(String sql, Collection<UUID> ids, Row<T> row) throws SQLException {
    List<T> read = new ArrayList<>();
    if (ids.isEmpty()) {
      return read;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, uuids(ids));
      statement.setArray(2, uuids(ids));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          read.add(row.of(rows));
        }
      }
    }
    return read;
  }

  private java.sql.Array uuids(Collection<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }

  private java.sql.Array array(
      String type, List<Comparison> pairs, Function<Comparison, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, pairs.stream().map(column).toArray());
  }
}
