package org.fingerpost.route.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Searches around a place. What it costs grows with what is shown and with how much stands near,
 * not with what there is: the words of the nearest are weighed, and where much stands near, what is
 * found is counted once for each state of the index.
 */
record NearSearch(NearQuery near, Totals totals) {
  /** The best of the nearest hundred first; those behind them, by distance. */
  Hits best(long offset, int limit) throws SQLException {
    Optional<Hits> few = near.amongFew(true, offset, limit);
    return few.isPresent() ? few.get() : bestOfMany(offset, limit);
  }

  private Hits bestOfMany(long offset, int limit) throws SQLException {
    List<Hit> best = near.bestOfNearest();
    boolean isAll = best.size() < NearQuery.WEIGHED;
    long total = isAll ? best.size() : totals.of(near.query());
    List<Hit> page = new ArrayList<>(part(best, offset, limit));
    if (page.size() < limit && offset + page.size() < total) {
      page.addAll(near.nearest(Math.max(offset, NearQuery.WEIGHED), limit - page.size()));
    }
    return hits(total, page);
  }

  /** By distance alone. */
  Hits nearest(long offset, int limit) throws SQLException {
    Optional<Hits> few = near.amongFew(false, offset, limit);
    return few.isPresent() ? few.get() : nearestOfMany(offset, limit);
  }

  private Hits nearestOfMany(long offset, int limit) throws SQLException {
    List<Hit> page = near.nearest(offset, limit);
    boolean isAll = offset == 0 && page.size() < limit;
    return hits(isAll ? page.size() : totals.of(near.query()), page);
  }

  private Hits hits(long total, List<Hit> page) {
    return new Hits(total, page, near.query().criteria().sought(), false);
  }

  private static List<Hit> part(List<Hit> hits, long offset, int limit) {
    int from = (int) Math.min(offset, hits.size());
    return hits.subList(from, Math.min(hits.size(), from + limit));
  }
}
