package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Has the links follow what people said since it last looked. */
final class Judgements {
  private static final String ANY = "SELECT EXISTS (SELECT FROM link_verdict WHERE NOT applied)";
  private static final String APPLY =
      "UPDATE link_verdict SET applied = true WHERE NOT applied RETURNING a, b";

  private final DataSource database;
  private final Linkages linkages;

  Judgements(DataSource database, Linkages linkages) {
    this.database = database;
    this.linkages = linkages;
  }

  /**
   * Clusters the records anew of which something new was said.
   *
   * @return how many records those are
   */
  int apply() throws SQLException {
    return isWaiting() ? Exclusive.run(database, this::apply) : 0;
  }

  private boolean isWaiting() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ANY);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private int apply(Connection connection) throws SQLException {
    Set<UUID> touched = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(APPLY);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        touched.add(rows.getObject(1, UUID.class));
        touched.add(rows.getObject(2, UUID.class));
      }
    }
    if (!touched.isEmpty()) {
      Resolver.clusterAnew(linkages.current(connection), connection, touched);
    }
    return touched.size();
  }
}
