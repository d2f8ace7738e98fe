package org.fingerpost.route.operate.console;

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
import javax.sql.DataSource;
import org.fingerpost.route.operate.console.LinkedView.Conflict;
import org.fingerpost.route.operate.console.LinkedView.Pair;
import org.fingerpost.route.operate.console.LinkedView.Why;

/** The evidence and the conflicts of one joint record, from the joint database. */
record LinkedFacts(DataSource database) {
  /** A record of twenty members has 190 pairs; the likeliest are enough to judge by. */
  private static final int MOST_PAIRS = 30;

  private static final int MOST_CONFLICTS = 100;

  private static final String EVIDENCE =
      """
      WITH pair AS (
        SELECT p.a, p.b, p.score, p.evidence,
               concat_ws('/', x.member, x.dataset, x.key) AS one,
               concat_ws('/', y.member, y.dataset, y.key) AS other
        FROM source_record x
        JOIN link_pair p ON p.a = x.source_id
        JOIN source_record y ON y.source_id = p.b AND y.joint_id = x.joint_id
        WHERE x.source_id IN (
          SELECT source_id FROM source_record WHERE joint_id = ? AND joint_id <> source_id
          UNION ALL SELECT source_id FROM source_record WHERE source_id = ?) AND x.joint_id = ?
        ORDER BY p.score DESC, p.a, p.b LIMIT ?)
      SELECT one, other, score, (e.value ->> 'weight')::double precision, e.value ->> 'sentence'
      FROM pair, json_array_elements(evidence) WITH ORDINALITY AS e(value, at)
      ORDER BY score DESC, a, b, at
      """;

  private static final String CONFLICTS =
      """
      SELECT field, value, array_to_string(members, ', '), reason, other_value,
             array_to_string(other_members, ', ')
      FROM analysis.conflicts WHERE joint_id = ? ORDER BY field, other_value LIMIT ?
      """;

  /**
   * What is known of a joint record.
   *
   * @param withValues whether the viewer may see what records hold
   */
  LinkedView of(UUID joint, boolean withValues) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new LinkedView(pairs(connection, joint), conflicts(connection, joint, withValues));
    }
  }

  private static List<Pair> pairs(Connection connection, UUID joint) throws SQLException {
    Map<String, Pair> pairs = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(EVIDENCE)) {
      statement.setObject(1, joint);
      statement.setObject(2, joint);
      statement.setObject(3, joint);
      statement.setInt(4, MOST_PAIRS);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String one = row.getString(1);
          String other = row.getString(2);
          String score = bits(row.getDouble(3));
          double weight = row.getDouble(4);
          pairs
              .computeIfAbsent(
                  one + '|' + other, known -> new Pair(one, other, score, new ArrayList<>()))
              .why()
              .add(new Why(bits(weight), row.getString(5), weight >= 0));
        }
      }
    }
    return List.copyOf(pairs.values());
  }

  private static String bits(double weight) {
    return String.format(Locale.UK, "%+.2f", weight);
  }

  private static List<Conflict> conflicts(Connection connection, UUID joint, boolean withValues)
      throws SQLException {
    List<Conflict> conflicts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CONFLICTS)) {
      statement.setObject(1, joint);
      statement.setInt(2, MOST_CONFLICTS);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          conflicts.add(
              new Conflict(
                  row.getString(1).replace('_', ' '),
                  withValues ? row.getString(2) : "",
                  row.getString(3),
                  row.getString(4),
                  withValues ? row.getString(5) : "",
                  row.getString(6)));
        }
      }
    }
    return conflicts;
  }
}
