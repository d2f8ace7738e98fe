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
import javax.sql.DataSource;
import org.fingerpost.route.places.Gazetteer;
import org.fingerpost.route.places.Place;
import org.fingerpost.route.places.Point;
import org.fingerpost.route.places.Postcode;
import org.fingerpost.schema.Kind;

/** Searches the index. Safe for use by many threads. */
public final class DirectorySearch {
  private static final int LONGEST_SECONDS = 10;

  private final DataSource database;
  private final Totals totals = new Totals();

  public DirectorySearch(DataSource database) {
    this.database = database;
  }

  /** Where that postcode is, as far as the gazetteer knows. */
  public Optional<Place> place(Postcode postcode) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Gazetteer.find(connection, postcode);
    }
  }

  /**
   * A part of what meets the criteria. When nothing has the words, words that are spelled alike are
   * looked for instead.
   */
  public Hits find(Criteria criteria, Order order, long offset, int limit) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Hits typed = find(connection, criteria, order, offset, limit);
      if (typed.total() > 0 || criteria.sought().isEmpty()) {
        return typed;
      }
      SearchWords corrected = Spelling.corrected(connection, criteria.sought());
      if (corrected.equals(criteria.sought())) {
        return typed;
      }
      Hits found = find(connection, criteria.words(corrected), order, offset, limit);
      return new Hits(found.total(), found.hits(), corrected, true);
    }
  }

  private Hits find(Connection connection, Criteria criteria, Order order, long offset, int limit)
      throws SQLException {
    Optional<String> words = words(connection, criteria);
    long total = totals.of(connection, criteria, words);
    List<Hit> hits =
        offset >= total ? List.of() : page(connection, criteria, words, order, offset, limit);
    return new Hits(total, hits, criteria.sought(), false);
  }

  /**
   * Those that meet the criteria and whose ids come after the one given, in the order of ids: all
   * are read so, however many.
   */
  public List<Hit> after(Criteria criteria, Optional<UUID> last, int limit) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Criteria rest = last.map(criteria::after).orElse(criteria);
      Optional<String> words = words(connection, criteria);
      return hits(connection, rest, words, "joint_id LIMIT " + limit, List.of());
    }
  }

  /** As PostgreSQL reads them; empty when none are left that it looks for. */
  private static Optional<String> words(Connection connection, Criteria criteria)
      throws SQLException {
    if (criteria.sought().isEmpty()) {
      return Optional.empty();
    }
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_tsquery('directory', ?)::text")) {
      statement.setString(1, criteria.sought().tsquery());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Optional.of(row.getString(1)).filter(query -> !query.isEmpty());
      }
    }
  }

  private static List<Hit> page(
      Connection connection,
      Criteria criteria,
      Optional<String> words,
      Order order,
      long offset,
      int limit)
      throws SQLException {
    String by = order.sql(words.isPresent(), criteria.centre().isPresent());
    return hits(connection, criteria, words, by + " LIMIT ? OFFSET ?", List.of(limit, offset));
  }

  private static List<Hit> hits(
      Connection connection,
      Criteria criteria,
      Optional<String> words,
      String end,
      List<Object> last)
      throws SQLException {
    String sql =
        "SELECT joint_id, kind::text, %s AS metres, modified_at, %s AS rank FROM directory_entry e WHERE %s ORDER BY %s"
            .formatted(
                criteria.centre().isPresent() ? "metres_between(at, point(?, ?))" : "NULL::float8",
                words.isPresent() ? "ts_rank(words, ?::tsquery)" : "0",
                criteria.where(words.isPresent()),
                end);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(LONGEST_SECONDS);
      int bound = 0;
      if (criteria.centre().isPresent()) {
        Point centre = criteria.centre().get();
        statement.setDouble(++bound, centre.longitude());
        statement.setDouble(++bound, centre.latitude());
      }
      if (words.isPresent()) {
        statement.setString(++bound, words.get());
      }
      bound = criteria.bind(connection, statement, bound);
      if (words.isPresent()) {
        statement.setString(++bound, words.get());
      }
      for (Object value : last) {
        statement.setObject(++bound, value);
      }
      return read(statement);
    }
  }

  private static List<Hit> read(PreparedStatement statement) throws SQLException {
    List<Hit> hits = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        double metres = rows.getDouble(3);
        boolean isKnown = !rows.wasNull();
        hits.add(
            new Hit(
                Kind.ofWireName(rows.getString(2)),
                rows.getObject(1, UUID.class),
                isKnown ? OptionalDouble.of(metres) : OptionalDouble.empty(),
                rows.getObject(4, OffsetDateTime.class).toInstant()));
      }
    }
    return hits;
  }
}
