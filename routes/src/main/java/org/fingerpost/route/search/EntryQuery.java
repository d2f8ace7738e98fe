package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.fingerpost.schema.Kind;

/**
 * The queries that criteria become.
 *
 * @param words those of the criteria as PostgreSQL reads them; empty when none are left that it
 *     looks for
 */
record EntryQuery(Connection connection, Criteria criteria, Optional<String> words) {
  private static final String COLUMNS = "SELECT joint_id, kind::text, modified_at, ";
  private static final String ENTRIES = " FROM directory_entry e WHERE ";
  private static final String NEAREST = " ORDER BY metres, sort_name, joint_id LIMIT ? OFFSET ?";

  static EntryQuery of(Connection connection, Criteria criteria) throws SQLException {
    return new EntryQuery(connection, criteria, words(connection, criteria.sought()));
  }

  private static Optional<String> words(Connection connection, SearchWords sought)
      throws SQLException {
    if (sought.isEmpty()) {
      return Optional.empty();
    }
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_tsquery('directory', ?)::text")) {
      statement.setString(1, sought.tsquery());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Optional.of(row.getString(1)).filter(query -> !query.isEmpty());
      }
    }
  }

  long count() throws SQLException {
    SqlText sql = new SqlText().add("SELECT count(*)" + ENTRIES).add(matching());
    try (PreparedStatement statement = sql.prepare(connection);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A part of them by name. */
  List<Hit> byName(long offset, int limit) throws SQLException {
    return hits(all().add(" ORDER BY sort_name, joint_id LIMIT ? OFFSET ?", limit, offset));
  }

  /** A part of them, what has the words where they count most first. */
  List<Hit> byRank(long offset, int limit) throws SQLException {
    SqlText sql = all().add(" ORDER BY ").add(rank());
    return hits(sql.add(" DESC, sort_name, joint_id LIMIT ? OFFSET ?", limit, offset));
  }

  /** All of them in the order of ids. */
  List<Hit> byId(int limit) throws SQLException {
    return hits(all().add(" ORDER BY joint_id LIMIT ?", limit));
  }

  /**
   * A part of them, the nearest first. Who is within reach is told of those alone: so the index
   * that gives the order is read until there are enough, and no further.
   */
  List<Hit> nearest(long offset, int limit) throws SQLException {
    return hits(near("", offset, limit).add(" ORDER BY metres, sort_name, joint_id"));
  }

  /** That many of the nearest, the best first. */
  List<Hit> bestOfNearest(int limit) throws SQLException {
    return hits(
        near(", words", 0, limit)
            .add(" ORDER BY ")
            .add(rank())
            .add(" DESC, metres, sort_name, joint_id"));
  }

  private SqlText near(String more, long offset, int limit) {
    SqlText sql = new SqlText().add("SELECT * FROM (" + COLUMNS).add(distance());
    sql.add(" AS metres, sort_name" + more + ENTRIES).add(conditions());
    sql.add(NEAREST + ") AS near WHERE true", limit, offset);
    OptionalDouble metres = criteria.reach().orElseThrow().metres();
    return metres.isPresent() ? sql.add(" AND metres <= ?", metres.getAsDouble()) : sql;
  }

  private SqlText all() {
    return new SqlText().add(COLUMNS).add(distance()).add(" AS metres" + ENTRIES).add(matching());
  }

  private SqlText distance() {
    return criteria.reach().map(Reach::distance).orElse(new SqlText().add("NULL::float8"));
  }

  private SqlText rank() {
    return new SqlText().add("ts_rank(words, ?::tsquery)", words.orElseThrow());
  }

  private SqlText matching() {
    SqlText within = criteria.reach().map(Reach::within).orElse(new SqlText());
    SqlText all = conditions();
    return within.isEmpty() ? all : all.add(" AND ").add(within);
  }

  private SqlText conditions() {
    SqlText sql = criteria.where();
    return words.map(query -> sql.add(" AND words @@ ?::tsquery", query)).orElse(sql);
  }

  private List<Hit> hits(SqlText sql) throws SQLException {
    List<Hit> hits = new ArrayList<>();
    try (PreparedStatement statement = sql.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        double metres = rows.getDouble(4);
        boolean isKnown = !rows.wasNull();
        hits.add(
            new Hit(
                Kind.ofWireName(rows.getString(2)),
                rows.getObject(1, UUID.class),
                isKnown ? OptionalDouble.of(metres) : OptionalDouble.empty(),
                rows.getObject(3, OffsetDateTime.class).toInstant()));
      }
    }
    return hits;
  }
}
