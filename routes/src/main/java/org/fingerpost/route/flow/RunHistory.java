package org.fingerpost.route.flow;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fingerpost.route.flow.RouteBoard.State;

/**
 * What a route did lately. Looks in a row that found nothing, or failed in the same way, are one
 * run, so that fifty runs tell of days and not of minutes. Used under its route's lock.
 */
final class RunHistory {
  private static final int MOST = 50;

  private final Deque<RouteRun> runs = new ArrayDeque<>();
  private Map<String, Long> before = Map.of();

  /** Adds a look at the source that ended now, with the counts since the process started. */
  void add(Instant now, State state, String cause, Map<String, Long> counts) {
    Map<String, Long> more = more(counts);
    before = counts;
    RouteRun last = runs.peekLast();
    if (last != null && last.isLike(state, cause) && more.isEmpty() && last.counts().isEmpty()) {
      runs.removeLast();
      runs.addLast(new RouteRun(last.from(), now, last.looks() + 1, state, cause, last.counts()));
    } else {
      runs.addLast(new RouteRun(now, now, 1, state, cause, more));
    }
    if (runs.size() > MOST) {
      runs.removeFirst();
    }
  }

  private Map<String, Long> more(Map<String, Long> counts) {
    Map<String, Long> more = new TreeMap<>();
    counts.forEach(
        (what, number) -> {
          long added = number - before.getOrDefault(what, 0L);
          if (added != 0) {
            more.put(what, added);
          }
        });
    return more;
  }

  /** The latest first. */
  List<RouteRun> latest() {
    List<RouteRun> latest = new ArrayList<>(runs);
    Collections.reverse(latest);
    return latest;
  }
}
