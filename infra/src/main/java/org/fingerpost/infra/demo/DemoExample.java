package org.fingerpost.infra.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** An organisation that several members hold, to be looked at. */
final class DemoExample {
  private static final int MEMBERS = 4;

  /** From when the hub has learned how alike records of the same organisation are. */
  private static final String FIND =
      """
      SELECT s.joint_id, count(DISTINCT s.member), min(j.document -> 'fields' -> 'name' ->> 'value')
      FROM source_record s JOIN joint_record j ON j.kind = s.kind AND j.joint_id = s.joint_id
      WHERE s.kind = 'organization' AND EXISTS (SELECT FROM link_model WHERE active)
      GROUP BY 1 HAVING count(DISTINCT s.member) >= ?
      ORDER BY bool_or(j.document::text LIKE '%"conflict"%') DESC, 2 DESC, 1 LIMIT 1
      """;

  private final DataSource database;
  private final Path data;

  DemoExample(DataSource database, Path data) {
    this.database = database;
    this.data = data;
  }

  /** How to look at it; empty while there is none. */
  Optional<String> line() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setInt(1, MEMBERS);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                "Example     %s, which %d members hold. Why it is one: ./fingerpost links %s --data %s"
                    .formatted(row.getString(3), row.getInt(2), row.getString(1), data))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The joint database did not answer (SQL state %s).".formatted(e.getSQLState()), e);
    }
  }
}
