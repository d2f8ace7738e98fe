package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fingerpost.schema.Trust;

/**
 * What some sources say of a field: the same value, or, spelling aside, the same.
 *
 * @param holders never empty, ordered by source
 */
record Opinion(List<Candidate> holders) {
  private static final Comparator<Candidate> NEWEST_FIRST =
      Comparator.comparing(Candidate::confirmed)
          .thenComparing(Candidate::seen)
          .reversed()
          .thenComparing(Candidate::source);

  /** The best first. It ends in an id, so that it never leaves a choice. */
  static final Comparator<Opinion> BEST_FIRST =
      Comparator.comparing(Opinion::trust)
          .thenComparing(Opinion::members, Comparator.reverseOrder())
          .thenComparing(Opinion::confirmed, Comparator.reverseOrder())
          .thenComparing(Opinion::seen, Comparator.reverseOrder())
          .thenComparing(Opinion::parts, Comparator.reverseOrder())
          .thenComparing(Opinion::smallestSource);

  /** Opinions of those candidates, the best first; equal are those to whom the key says so. */
  static List<Opinion> of(List<Candidate> candidates, Function<Candidate, Object> key) {
    Map<Object, List<Candidate>> byKey = new LinkedHashMap<>();
    candidates.forEach(c -> byKey.computeIfAbsent(key.apply(c), k -> new ArrayList<>(2)).add(c));
    List<Opinion> opinions = new ArrayList<>(byKey.size());
    byKey.values().forEach(holders -> opinions.add(new Opinion(holders)));
    opinions.sort(BEST_FIRST);
    return opinions;
  }

  /** That of the most trusted. */
  Trust trust() {
    return holders.stream().map(Candidate::trust).min(Trust::compareTo).orElseThrow();
  }

  int members() {
    return (int) holders.stream().map(Candidate::member).distinct().count();
  }

  String confirmed() {
    return newest().confirmed();
  }

  Instant seen() {
    return newest().seen();
  }

  private Candidate newest() {
    return holders.stream().min(NEWEST_FIRST).orElseThrow();
  }

  /** How much the most complete value says; all single values say the same. */
  int parts() {
    return holders.stream().mapToInt(holder -> parts(holder.value())).max().orElseThrow();
  }

  private static int parts(JsonNode value) {
    if (!value.isContainerNode()) {
      return 1;
    }
    int parts = 0;
    for (JsonNode part : value) {
      parts += parts(part);
    }
    return parts;
  }

  private int smallestSource() {
    return holders.get(0).source();
  }

  /**
   * The holder that is named as the source: where one shares the value with everybody, that one.
   */
  Candidate spokesman() {
    return holders.stream()
        .min(
            Comparator.comparing(Candidate::visibility)
                .thenComparing(Candidate::trust)
                .thenComparing(NEWEST_FIRST))
        .orElseThrow();
  }

  List<Integer> sources() {
    return holders.stream().map(Candidate::source).toList();
  }
}
