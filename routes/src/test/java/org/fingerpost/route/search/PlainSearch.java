package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** The same, with the best of the nearest hundred, and of those as near, first. */
  List<UUID> best(Criteria criteria) throws SQLException {
    SqlText order =
        new SqlText()
            .add(" ORDER BY CASE WHEN nearer < " + WEIGHED + " THEN -(")
            .add(weight(criteria.sought()))
            .add(") END, metres, sort_name, joint_id");
    return ids(criteria, order);
  }

  /**
   * A word in a name counts ten, in what names it otherwise four, in a sentence two, a place one.
   */
  private static SqlText weight(SearchWords sought) {
    SqlText sum = new SqlText().add("0");
    for (List<String> group : sought.groups()) {
      sum.add(" + CASE");
      Map.of("A", 10, "B", 4, "C", 2, "D", 1).entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              each ->
                  sum.add(
                      " WHEN words @@ to_tsquery('directory', ?) THEN " + each.getValue(),
                      String.join(" | ", labelled(group, each.getKey()))));
      sum.add(" ELSE 0 END");
    }
    return sum;
  }

  private static List<String> labelled(List<String> words, String label) {
    return words.stream().map(word -> word + ":*" + label).toList();
  }

  private List<UUID> ids(Criteria criteria, String order) throws SQLException {
    return ids(criteria, new SqlText().add(order));
  }

  private List<UUID> ids(Criteria criteria, SqlText order) throws SQLException {
    SqlText sql = new SqlText();
    sql.add(
        "WITH asked AS (SELECT to_tsquery('directory', ?) AS sought) ",
        criteria.sought().tsquery());
    SqlText nowhere = new SqlText().add("'infinity'::float8");
    SqlText distance = criteria.reach().map(Reach::distance).orElse(nowhere);
    sql.add(
        "SELECT joint_id FROM (SELECT joint_id, words, sort_name, metres, rank() OVER (ORDER BY metres) - 1 AS nearer");
    sql.add(" FROM (SELECT *, coalesce(").add(distance).add(", 'infinity') AS metres");
    sql.add(" FROM directory_entry e WHERE ").add(Condition.all(criteria.conditions()));
    criteria
        .reach()
        .map(Reach::within)
        .filter(within -> !within.isEmpty())
        .ifPresent(within -> sql.add(" AND ").add(within));
    if (!criteria.sought().isEmpty()) {
      sql.add(" AND (SELECT numnode(sought) = 0 OR words @@ sought FROM asked)");
    }
    sql.add(") AS found) AS placed");
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
