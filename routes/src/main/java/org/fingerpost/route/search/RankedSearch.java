package org.fingerpost.route.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What was found, counted and put in order in memory.
 *
 * @param near how far it is from the place that was named
 */
record RankedSearch(EntryQuery query, KnownEntries entries, Found found, Optional<Distances> near) {
  /** So many of the nearest come by how well they match, with all that are as near as the last. */
  private static final int WEIGHED = 100;

  static RankedSearch of(EntryQuery query, IndexMemory memory) throws SQLException {
    Found found = memory.found(query);
    KnownEntries entries = memory.entries();
    Optional<Distances> near =
        query.centre().map(centre -> entries.within(found.numbers(), centre, query.reach()));
    return new RankedSearch(query, entries, found, near);
  }

  long total() {
    return near.isPresent() ? near.get().size() : entries.count(found.numbers());
  }

  /** A part of it; there must be something at the offset. */
  List<Hit> page(Order order, long offset, int limit) throws SQLException {
    boolean isByRank = order == Order.BEST && query.words().isPresent();
    if (order == Order.NAME || near.isEmpty() && !isByRank) {
      return query.byName(offset, limit);
    }
    if (near.isEmpty()) {
      return best(offset, limit);
    }
    return isByRank ? bestOfNearest(near.get(), offset, limit) : nearest(near.get(), offset, limit);
  }

  /** The best first, wherever they are. */
  private List<Hit> best(long offset, int limit) throws SQLException {
    int[] numbers = entries.standing(found.numbers());
    double[] nowhere = new double[numbers.length];
    Arrays.fill(nowhere, Double.POSITIVE_INFINITY);
    return ordered(numbers, nowhere, true).page(offset, limit);
  }

  /** The best of the nearest first; those behind them, by distance. */
  private List<Hit> bestOfNearest(Distances distances, long offset, int limit) throws SQLException {
    Distances.Part nearest = distances.part(0, WEIGHED);
    int weighed = nearest.numbers().length;
    List<Hit> page = new ArrayList<>();
    if (offset < weighed) {
      page.addAll(ordered(nearest.numbers(), nearest.metres(), true).page(offset, limit));
    }
    page.addAll(nearest(distances, Math.max(offset, weighed), limit - page.size()));
    return page;
  }

  private List<Hit> nearest(Distances distances, long offset, int limit) throws SQLException {
    if (offset >= distances.size() || limit == 0) {
      return List.of();
    }
    Distances.Part part = distances.part((int) offset, limit);
    return ordered(part.numbers(), part.metres(), false).page(part.skipped(), limit);
  }

  private OrderedCandidates ordered(int[] numbers, double[] metres, boolean isWeighed) {
    return OrderedCandidates.of(
        entries.candidates(numbers, metres, isWeighed ? found::weight : number -> 0), query);
  }
}
