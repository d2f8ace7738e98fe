package org.fingerpost.route.operate.console;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fingerpost.route.flow.RouteBoard.Status;

/**
 * A route as the console shows it.
 *
 * @param since how long it has been in this state
 * @param verified when it last knew that it had seen everything there was
 * @param changed when it last saw something new
 * @param counts since the process started, in words
 */
public record RouteRow(
    String live,
    String stage,
    String member,
    String memberName,
    String dataset,
    Health health,
    String cause,
    String since,
    String verified,
    String changed,
    String counts) {
  static RouteRow of(Status status, Console console) {
    Instant now = console.now();
    return new RouteRow(
        "route/" + Rates.name(status),
        status.stage(),
        status.member(),
        status.member().isEmpty() ? "" : console.nameOf(status.member()),
        status.dataset(),
        Health.of(status.state()),
        status.cause(),
        Moments.ago(status.since(), now),
        Moments.ago(status.lastVerified(), now),
        Moments.ago(status.lastChange(), now),
        inWords(status.counts()));
  }

  private static String inWords(Map<String, Long> counts) {
    String words =
        new TreeMap<>(counts)
            .entrySet().stream()
                .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
    return words.isEmpty() ? "nothing yet" : words;
  }
}
