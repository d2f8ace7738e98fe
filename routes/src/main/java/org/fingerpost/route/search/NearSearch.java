package org.fingerpost.route.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches around a place. What it costs grows with what is shown, not with what there is: the
 * words of a few are weighed, those that are near, and what is far has to be counted only where
 * there is more than was read.
 */
record NearSearch(EntryQuery query, Totals totals) {
  /** As many as a page may hold. */
  static final int WEIGHED = 100;

  /** The best of the nearest hundred first; those behind them, by distance. */
  Hits best(long offset, int limit) throws SQLException {
    List<Hit> near = query.bestOfNearest(WEIGHED);
    long total = near.size() < WEIGHED ? near.size() : totals.of(query);
    List<Hit> page = new ArrayList<>(part(near, offset, limit));
    if (page.size() < limit && offset + page.size() < total) {
      page.addAll(query.nearest(Math.max(offset, WEIGHED), limit - page.size()));
    }
    return hits(total, page);
  }

  /** By distance alone. */
  Hits nearest(long offset, int limit) throws SQLException {
    List<Hit> page = query.nearest(offset, limit);
    boolean isAll = offset == 0 && page.size() < limit;
    return hits(isAll ? page.size() : totals.of(query), page);
  }

  private Hits hits(long total, List<Hit> page) {
    return new Hits(total, page, query.criteria().sought(), false);
  }

  private static List<Hit> part(List<Hit> hits, long offset, int limit) {
    int from = (int) Math.min(offset, hits.size());
    return hits.subList(from, Math.min(hits.size(), from + limit));
  }
}
