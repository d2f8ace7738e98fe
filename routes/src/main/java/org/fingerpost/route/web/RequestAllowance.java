package org.fingerpost.route.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one asker may send something. Kept in memory and for that span alone: who asks is
 * stored nowhere. Safe for use by many threads.
 */
public final class RequestAllowance {
  private static final int MOST_ASKERS = 10_000;

  private final int most;
  private final Duration span;
  private final Clock clock;
  private final Map<String, Used> byAsker =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Used> eldest) {
          return size() > MOST_ASKERS;
        }
      };

  private record Used(Instant since, int times) {}

  /** That many in each such span, for each asker. */
  public RequestAllowance(int most, Duration span, Clock clock) {
    this.most = most;
    this.span = span;
    this.clock = clock;
  }

  /** Whether the asker may; if so, that is one less. */
  public synchronized boolean take(WebRequest request) {
    Instant now = clock.instant();
    Used used = byAsker.get(asker(request));
    boolean isOver = used == null || used.since().plus(span).isBefore(now);
    Used next = isOver ? new Used(now, 1) : new Used(used.since(), used.times() + 1);
    byAsker.put(asker(request), next);
    return next.times() <= most;
  }

  /**
   * The machine that asks; or, where that is a web server on this machine, whom that one names. It
   * can be made up where there is no such server: good for counting and nothing else.
   */
  private static String asker(WebRequest request) {
    boolean isBehindServer =
        request.asker().equals("127.0.0.1") || request.asker().equals("0:0:0:0:0:0:0:1");
    return isBehindServer
        ? request
            .header("X-Forwarded-For")
            .map(all -> all.substring(all.lastIndexOf(',') + 1).strip())
            .orElse(request.asker())
        : request.asker();
  }
}
