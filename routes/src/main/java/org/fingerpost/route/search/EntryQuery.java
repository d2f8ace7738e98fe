package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.fingerpost.route.places.Point;

/**
 * The queries that criteria become.
 *
 * @param turn of the index, of which it is asked
 * @param words those of the criteria as PostgreSQL reads them; empty when none are left that it
 *     looks for
 * @param groups each of which must be found, as PostgreSQL reads it
 * @param centre the place of the criteria
 */
record EntryQuery(
    Connection connection,
    Criteria criteria,
    long turn,
    Optional<String> words,
    List<String> groups,
    Optional<GridPoint> centre) {
  static final String ENTRIES = " FROM directory_entry e WHERE ";

  private static final String BY_NAME = " ORDER BY sort_name, joint_id";

  private static final String READ =
      """
      SELECT turns, to_tsquery('directory', ?)::text,
        ARRAY(SELECT to_tsquery('directory', part)::text
              FROM unnest(?::text[]) WITH ORDINALITY AS parts (part, nth) ORDER BY nth),
        grid[0], grid[1]
      FROM directory_position, on_grid(point(?, ?)) AS grid
      """;

  static EntryQuery of(Connection connection, Criteria criteria) throws SQLException {
    SearchWords sought = criteria.sought();
    Optional<Point> centre = criteria.reach().map(Reach::centre);
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, sought.tsquery());
      statement.setArray(2, connection.createArrayOf("text", sought.groupQueries().toArray()));
      statement.setDouble(3, centre.map(Point::longitude).orElse(0.0));
      statement.setDouble(4, centre.map(Point::latitude).orElse(0.0));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new EntryQuery(
            connection,
            criteria,
            row.getLong(1),
            Optional.of(row.getString(2)).filter(query -> !query.isEmpty()),
            groups((String[]) row.getArray(3).getArray()),
            centre.isEmpty()
                ? Optional.empty()
                : Optional.of(new GridPoint(row.getDouble(4), row.getDouble(5))));
      }
    }
  }

  /** Without those that name only what PostgreSQL does not look for. */
  private static List<String> groups(String[] read) {
    return Arrays.stream(read).filter(query -> !query.isEmpty()).toList();
  }

  /**
   * A part of them by name. Which they are is read from the index alone: a page far down passes
   * over many.
   */
  List<Hit> byName(long offset, int limit) throws SQLException {
    SqlText part = new SqlText().add("(SELECT joint_id" + ENTRIES).add(matching());
    part.add(BY_NAME + " LIMIT ? OFFSET ?) AS part", limit, offset);
    SqlText nowhere = new SqlText().add("NULL::float8");
    SqlText page = new SqlText().add("SELECT joint_id, ");
    page.add(criteria.reach().map(Reach::distance).orElse(nowhere)).add(" FROM ").add(part);
    return rows(page.add(" JOIN directory_entry e USING (joint_id)" + BY_NAME), EntryQuery::hit);
  }

  /** All of them in the order of ids. */
  List<DatedId> byId(int limit) throws SQLException {
    SqlText all = new SqlText().add("SELECT joint_id, modified_at" + ENTRIES).add(matching());
    return rows(
        all.add(" ORDER BY joint_id LIMIT ?", limit),
        row -> new DatedId(id(row), row.getObject(2, OffsetDateTime.class).toInstant()));
  }

  /** Those of the ids that entries have, in the order of names. */
  List<UUID> byName(List<UUID> ids) throws SQLException {
    SqlText some =
        new SqlText()
            .add(
                "SELECT joint_id FROM directory_entry WHERE joint_id = ANY (?)",
                SqlList.of("uuid", ids.toArray()));
    return rows(some.add(BY_NAME), EntryQuery::id);
  }

  /** How far from the place something may be, in metres. */
  double reach() {
    return criteria.reach().orElseThrow().metres().orElse(Double.POSITIVE_INFINITY);
  }

  private SqlText matching() {
    SqlText within = criteria.reach().map(Reach::within).orElse(new SqlText());
    SqlText all = conditions();
    return within.isEmpty() ? all : all.add(" AND ").add(within);
  }

  /** Without how far it may be. */
  private SqlText conditions() {
    SqlText sql = Condition.all(criteria.conditions());
    return words.map(query -> sql.add(" AND words @@ ?::tsquery", query)).orElse(sql);
  }

  /** Reads one thing of a row. */
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(SqlText sql, RowReader<T> reader) throws SQLException {
    List<T> read = new ArrayList<>();
    try (PreparedStatement statement = sql.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        read.add(reader.read(rows));
      }
    }
    return read;
  }

  private static UUID id(ResultSet row) throws SQLException {
    return row.getObject(1, UUID.class);
  }

  private static Hit hit(ResultSet row) throws SQLException {
    double metres = row.getDouble(2);
    boolean isKnown = !row.wasNull();
    return new Hit(id(row), isKnown ? OptionalDouble.of(metres) : OptionalDouble.empty());
  }
}
