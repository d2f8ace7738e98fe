package org.fingerpost.route.search;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The queries around a place that criteria become.
 *
 * @param few so many entries are looked at one by one rather than found through their words
 */
record NearQuery(EntryQuery query, int few) {
  /** As many as a page may hold. */
  static final int WEIGHED = 100;

  private static final String BY_DISTANCE = " ORDER BY metres, sort_name, joint_id";

  /**
   * A part of them, the nearest first. Who is within reach is told of those alone: so the index
   * that gives the order is read until there are enough, and no further.
   */
  List<Hit> nearest(long offset, int limit) throws SQLException {
    return query.hits(near("", offset, limit).add(BY_DISTANCE));
  }

  /** The nearest hundred, the best first. */
  List<Hit> bestOfNearest() throws SQLException {
    SqlText near = near(", words", 0, WEIGHED).add(" ORDER BY ").add(query.rank());
    return query.hits(near.add(" DESC, metres, sort_name, joint_id"));
  }

  private SqlText near(String more, long offset, int limit) {
    SqlText sql = new SqlText().add("SELECT * FROM (").add(query.columns());
    sql.add(", sort_name" + more + EntryQuery.ENTRIES).add(query.conditions());
    sql.add(BY_DISTANCE + " LIMIT ? OFFSET ?) AS near WHERE true", limit, offset);
    OptionalDouble metres = reach().metres();
    return metres.isPresent() ? sql.add(" AND metres <= ?", metres.getAsDouble()) : sql;
  }

  /**
   * The same page and total from all that stands within reach, whatever its words; empty when that
   * are many, or when there is no such page.
   *
   * @param isWeighed whether the nearest hundred come by how well they match
   */
  Optional<Hits> amongFew(boolean isWeighed, long offset, int limit) throws SQLException {
    if (reach().metres().isEmpty() || !isFew()) {
      return Optional.empty();
    }
    SqlText sql = new SqlText().add("SELECT joint_id, kind, modified_at, metres, total FROM (");
    sql.add("SELECT *, count(*) OVER () AS total, row_number() OVER (" + BY_DISTANCE.strip());
    sql.add(") AS nth FROM (").add(query.columns()).add(", sort_name, words" + EntryQuery.ENTRIES);
    // What is kept apart by OFFSET is not taken up into a plan that begins with the words.
    sql.add(query.criteria().where()).add(" AND ").add(reach().within()).add(" OFFSET 0) AS near");
    query.words().ifPresent(words -> sql.add(" WHERE words @@ ?::tsquery", words));
    sql.add(") AS numbered ORDER BY ");
    if (isWeighed) {
      sql.add("nth > ?, CASE WHEN nth <= ? THEN ", WEIGHED, WEIGHED);
      sql.add(query.rank()).add(" END DESC, ");
    }
    Hits page = page(sql.add("nth LIMIT ? OFFSET ?", limit, offset));
    return page.hits().isEmpty() && offset > 0 ? Optional.empty() : Optional.of(page);
  }

  private Hits page(SqlText sql) throws SQLException {
    long total = 0;
    List<Hit> hits = new ArrayList<>();
    try (PreparedStatement statement = sql.prepare(query.connection());
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        hits.add(EntryQuery.hit(rows));
        total = rows.getLong(5);
      }
    }
    return new Hits(total, hits, query.criteria().sought(), false);
  }

  private boolean isFew() throws SQLException {
    SqlText sql = new SqlText().add("SELECT count(*) FROM (SELECT FROM directory_entry WHERE ");
    sql.add(reach().within()).add(" LIMIT ?) AS near", few + 1);
    try (PreparedStatement statement = sql.prepare(query.connection());
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getLong(1) <= few;
    }
  }

  private Reach reach() {
    return query.criteria().reach().orElseThrow();
  }
}
