package org.fingerpost.route.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Candidates in order. The database is asked only which of those comes first that nothing in memory
 * tells apart: they match as well, stand as near and have names that begin alike.
 */
record OrderedCandidates(List<Candidate> candidates, EntryQuery query) {
  /** Sorts them. */
  static OrderedCandidates of(List<Candidate> candidates, EntryQuery query) {
    candidates.sort(Candidate.ORDER);
    return new OrderedCandidates(candidates, query);
  }

  /** A part of them. */
  List<Hit> page(long offset, int limit) throws SQLException {
    int from = (int) Math.min(offset, candidates.size());
    int to = Math.min(from + limit, candidates.size());
    if (from == to) {
      return List.of();
    }
    int first = firstTiedWith(from);
    List<Candidate> settled = settled(first, endOfTiesBefore(to));
    return settled.subList(from - first, to - first).stream().map(Candidate::hit).toList();
  }

  private int firstTiedWith(int place) {
    int first = place;
    while (isTied(first)) {
      first--;
    }
    return first;
  }

  private int endOfTiesBefore(int place) {
    int end = place;
    while (isTied(end)) {
      end++;
    }
    return end;
  }

  /** Whether nothing here tells it from the one before it. */
  private boolean isTied(int place) {
    return place > 0
        && place < candidates.size()
        && Candidate.ORDER.compare(candidates.get(place - 1), candidates.get(place)) == 0;
  }

  private List<Candidate> settled(int first, int end) throws SQLException {
    List<UUID> tied = new ArrayList<>();
    for (int place = first; place < end; place++) {
      if (isTied(place) || isTied(place + 1)) {
        tied.add(candidates.get(place).id());
      }
    }
    List<Candidate> some = candidates.subList(first, end);
    return tied.isEmpty() ? some : byName(some, tied);
  }

  private List<Candidate> byName(List<Candidate> some, List<UUID> tied) throws SQLException {
    Map<UUID, Integer> places = new HashMap<>();
    query.byName(tied).forEach(id -> places.put(id, places.size()));
    return some.stream()
        .sorted(
            Candidate.ORDER.thenComparing(
                candidate -> places.getOrDefault(candidate.id(), Integer.MAX_VALUE)))
        .toList();
  }
}
