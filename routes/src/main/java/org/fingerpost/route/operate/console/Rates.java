package org.fingerpost.route.operate.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fingerpost.route.flow.RouteBoard.Status;

/**
 * How many records a second routes take, over the last minute. A sample is taken when somebody
 * looks: while nobody does, this costs nothing. Safe for use by many threads.
 */
final class Rates {
  private static final Duration SPAN = Duration.ofSeconds(60);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration STALE = Duration.ofMinutes(3);

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(Instant at, Map<String, Long> taken) {}

  synchronized void sample(Collection<Status> routes, Instant now) {
    samples.removeIf(sample -> sample.at().plus(STALE).isBefore(now));
    if (samples.isEmpty() || !samples.peekLast().at().plus(STEP).isAfter(now)) {
      Map<String, Long> taken = new HashMap<>();
      routes.forEach(status -> taken.put(name(status), taken(status)));
      samples.addLast(new Sample(now, taken));
    }
    while (samples.size() > 2 && samples.peekFirst().at().plus(SPAN).isBefore(now)) {
      samples.removeFirst();
    }
  }

  /** Records a second that those routes took together, in words; a dash while unknown. */
  synchronized String of(Collection<Status> routes) {
    if (samples.size() < 2) {
      return "–";
    }
    Sample first = samples.peekFirst();
    Sample last = samples.peekLast();
    double seconds = Duration.between(first.at(), last.at()).toMillis() / 1000.0;
    long more =
        routes.stream()
            .map(Rates::name)
            .mapToLong(
                name -> last.taken().getOrDefault(name, 0L) - first.taken().getOrDefault(name, 0L))
            .sum();
    double rate = Math.max(0, more) / seconds;
    return String.format(Locale.UK, rate < 10 ? "%.1f a second" : "%,.0f a second", rate);
  }

  /** What a route passed on; a route of collect also reads much that is as it was. */
  private static long taken(Status status) {
    Map<String, Long> counts = status.counts();
    return List.of("sent", "normalised", "linked", "published").stream()
        .mapToLong(what -> counts.getOrDefault(what, 0L))
        .sum();
  }

  static String name(Status status) {
    return status.stage() + '/' + status.member() + '/' + status.dataset();
  }
}
