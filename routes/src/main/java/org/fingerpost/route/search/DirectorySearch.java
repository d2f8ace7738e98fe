package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.route.places.Gazetteer;
import org.fingerpost.route.places.Place;
import org.fingerpost.route.places.Postcode;

/** Searches the index. Safe for use by many threads. */
public final class DirectorySearch {
  private final DataSource database;
  private final IndexMemory memory = new IndexMemory();

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
    RankedSearch search = RankedSearch.of(EntryQuery.of(connection, criteria), memory);
    long total = search.total();
    List<Hit> page = offset >= total ? List.of() : search.page(order, offset, limit);
    return new Hits(total, page, criteria.sought(), false);
  }

  /**
   * Those that meet the criteria and whose ids come after the one given, in the order of ids: all
   * are read so, however many.
   */
  public List<DatedId> after(Criteria criteria, Optional<UUID> last, int limit)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      return EntryQuery.of(connection, last.map(criteria::after).orElse(criteria)).byId(limit);
    }
  }
}
