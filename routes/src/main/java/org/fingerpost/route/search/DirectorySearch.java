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
    EntryQuery query = EntryQuery.of(connection, criteria);
    boolean isByRank = order == Order.BEST && query.words().isPresent();
    if (query.centre().isPresent() && order != Order.NAME) {
      Distances distances = memory.distances(query, query.centre().get());
      NearSearch near = new NearSearch(query, memory, distances);
      return isByRank ? near.best(offset, limit) : near.nearest(offset, limit);
    }
    long total = total(query);
    if (offset >= total) {
      return new Hits(total, List.of(), criteria.sought(), false);
    }
    List<Hit> hits = isByRank ? query.byRank(offset, limit) : query.byName(offset, limit);
    return new Hits(total, hits, criteria.sought(), false);
  }

  private long total(EntryQuery query) throws SQLException {
    return query.centre().isPresent()
        ? memory.distances(query, query.centre().get()).size()
        : memory.count(query);
  }

  /**
   * Those that meet the criteria and whose ids come after the one given, in the order of ids: all
   * are read so, however many.
   */
  public List<Hit> after(Criteria criteria, Optional<UUID> last, int limit) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return EntryQuery.of(connection, last.map(criteria::after).orElse(criteria)).byId(limit);
    }
  }
}
