package org.fingerpost.route.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches around a place. What the database is asked for grows with what is shown, not with what
 * there is: how far everything stands is told from memory.
 *
 * @param distances of all that was found
 */
record NearSearch(EntryQuery query, IndexMemory memory, Distances distances) {
  /** So many of the nearest come by how well they match. As many as a page may hold. */
  private static final int WEIGHED = 100;

  private static final String BY_DISTANCE = " ORDER BY metres, sort_name, joint_id";

  /** The best of the nearest hundred first; those behind them, by distance. */
  Hits best(long offset, int limit) throws SQLException {
    List<Hit> page = new ArrayList<>();
    if (offset < Math.min(WEIGHED, distances.size())) {
      page.addAll(bestOfNearest(offset, limit));
    }
    if (page.size() < limit) {
      page.addAll(some(Math.max(offset, WEIGHED), limit - page.size()));
    }
    return hits(page);
  }

  /** By distance alone. */
  Hits nearest(long offset, int limit) throws SQLException {
    return hits(some(offset, limit));
  }

  private Hits hits(List<Hit> page) {
    return new Hits(distances.size(), page, query.criteria().sought(), false);
  }

  private List<Hit> bestOfNearest(long offset, int limit) throws SQLException {
    SqlText best = near(0, WEIGHED).add(" ORDER BY ").add(query.rank());
    best.add(" DESC, metres, sort_name, joint_id LIMIT ? OFFSET ?", limit, offset);
    return query.hits(best);
  }

  private List<Hit> some(long offset, int limit) throws SQLException {
    return offset >= distances.size() || limit == 0
        ? List.of()
        : query.hits(near((int) offset, limit).add(BY_DISTANCE));
  }

  private SqlText near(int offset, int limit) {
    Distances.Part part = distances.part(offset, limit);
    Object[] ids = memory.ids(part.numbers());
    return new SqlText()
        .add("SELECT joint_id, kind, modified_at, nullif(metres, 'infinity') FROM (")
        .add("SELECT joint_id, kind::text, modified_at, metres, sort_name, words")
        .add(" FROM unnest(?, ", SqlList.of("uuid", ids))
        .add("?) AS near (joint_id, metres)", SqlList.of("float8", (Object[]) part.metres()))
        .add(" JOIN directory_entry USING (joint_id)")
        .add(BY_DISTANCE + " LIMIT ? OFFSET ?) AS part", limit, part.skipped());
  }
}
