package org.fingerpost.route.directory;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.fingerpost.route.directory.page.OnenessView.Pair;
import org.fingerpost.route.directory.page.OnenessView.Why;
import org.fingerpost.schema.JointRecord;

/**
 * Why the records of one joint record are one, from the joint database: by members, without the
 * keys that records have in their systems.
 */
record LinkEvidence(DataSource database, UnaryOperator<String> memberNames) {
  private static final int LONGEST_SECONDS = 10;

  /** A record of twenty members has 190 pairs; the likeliest are enough to judge by. */
  private static final int MOST_PAIRS = 30;

  private static final String QUERY =
      """
      WITH pair AS (
        SELECT a, b, score, evidence FROM link_pair
        WHERE a = ANY (?) AND b = ANY (?) ORDER BY score DESC, a, b LIMIT ?)
      SELECT a, b, score, (e.value ->> 'weight')::double precision, e.value ->> 'sentence'
      FROM pair, json_array_elements(evidence) WITH ORDINALITY AS e(value, at)
      ORDER BY score DESC, a, b, at
      """;

  /** The pairs most alike first. */
  List<Pair> of(JointRecord joint) throws SQLException {
    Map<UUID, String> members = new LinkedHashMap<>();
    joint.sources().forEach(s -> members.put(s.id(), memberNames.apply(s.key().member())));
    Map<List<UUID>, Pair> pairs = new LinkedHashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setQueryTimeout(LONGEST_SECONDS);
      Array ids = connection.createArrayOf("uuid", members.keySet().toArray());
      statement.setArray(1, ids);
      statement.setArray(2, ids);
      statement.setInt(3, MOST_PAIRS);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          add(row, members, pairs);
        }
      }
    }
    return List.copyOf(pairs.values());
  }

  private static void add(ResultSet row, Map<UUID, String> members, Map<List<UUID>, Pair> pairs)
      throws SQLException {
    UUID a = row.getObject(1, UUID.class);
    UUID b = row.getObject(2, UUID.class);
    String score = bits(row.getDouble(3));
    double weight = row.getDouble(4);
    pairs
        .computeIfAbsent(
            List.of(a, b),
            known -> new Pair(members.get(a), members.get(b), score, new ArrayList<>()))
        .why()
        .add(new Why(bits(weight), row.getString(5), weight >= 0));
  }

  private static String bits(double weight) {
    return String.format(Locale.UK, "%+.2f", weight);
  }
}
