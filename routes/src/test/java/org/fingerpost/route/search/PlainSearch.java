package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The same questions as one statement each, which reads all there is. */
final class PlainSearch {
  private static final int WEIGHED = 100;

  private final DataSource database;

  PlainSearch(DataSource database) {
    this.database = database;
  }

  long total(Criteria criteria) throws SQLException {
    return ids(criteria, " ORDER BY joint_id").size();
  }

  /** What is near, the nearest first. */
  List<UUID> nearest(Criteria criteria) throws SQLException {
    return ids(criteria, " ORDER BY metres, sort_name, joint_id");
  }

  /** The same, with the best of the nearest hundred first. */
  List<UUID> best(Criteria criteria) throws SQLException {
    List<UUID> nearest = nearest(criteria);
    List<UUID> weighed = nearest.subList(0, Math.min(WEIGHED, nearest.size()));
    String rank =
        criteria.sought().isEmpty() ? "" : "ts_rank(words, (SELECT sought FROM asked)) DESC, ";
    List<UUID> best = ids(criteria, " ORDER BY " + rank + "metres, sort_name, joint_id");
    best.retainAll(weighed);
    best.addAll(nearest.subList(weighed.size(), nearest.size()));
    return best;
  }

  private List<UUID> ids(Criteria criteria, String order) throws SQLException {
    SqlText sql = new SqlText();
    sql.add(
        "WITH asked AS (SELECT to_tsquery('directory', ?) AS sought) ",
        criteria.sought().tsquery());
    SqlText nowhere = new SqlText().add("NULL");
    sql.add("SELECT joint_id, ").add(criteria.reach().map(Reach::distance).orElse(nowhere));
    sql.add(" AS metres FROM directory_entry e WHERE ").add(Condition.all(criteria.conditions()));
    criteria
        .reach()
        .map(Reach::within)
        .filter(within -> !within.isEmpty())
        .ifPresent(within -> sql.add(" AND ").add(within));
    if (!criteria.sought().isEmpty()) {
      sql.add(" AND (SELECT numnode(sought) = 0 OR words @@ sought FROM asked)");
    }
    List<UUID> ids = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = sql.add(order).prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }
}
