package org.fingerpost.route.operate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** How much there is in the joint database. */
final class Counts {
  private static final int LONGEST_SECONDS = 5;

  private static final String QUERY =
      """
      SELECT 'Source records' AS what, count(*) AS number
        FROM source_record WHERE joint_id IS NOT NULL
      UNION ALL
      SELECT 'Joint records', count(*) FROM joint_record
      UNION ALL
      SELECT 'Waiting to be published', coalesce(sum(cardinality(joint_ids)), 0) FROM outbox
      UNION ALL
      SELECT 'In quarantine', coalesce(sum(open), 0) FROM quarantine_cause
      """;

  private Counts() {}

  static Map<String, Long> of(DataSource database) throws SQLException {
    Map<String, Long> counts = new LinkedHashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setQueryTimeout(LONGEST_SECONDS);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          counts.put(rows.getString("what"), rows.getLong("number"));
        }
      }
    }
    return counts;
  }
}
