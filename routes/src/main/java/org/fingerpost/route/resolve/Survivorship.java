package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Visibility;

/**
 * Which of several values of a field stands in the joint record: the one that most members agree
 * on; of those the one most recently confirmed, then seen; then that of the record with the
 * smallest id. Nothing in it depends on the order of arrival.
 */
final class Survivorship {
  private static final String ALONE = "the only source";

  /** Newest first; the stable sort leaves sources with the smallest id in front. */
  private static final Comparator<Candidate> NEWEST_FIRST =
      Comparator.comparing(Candidate::confirmed)
          .thenComparing(Candidate::seen)
          .reversed()
          .thenComparing(Candidate::source);

  private static final Comparator<Candidate> MOST_OPEN_FIRST =
      Comparator.comparing(Candidate::visibility).thenComparing(NEWEST_FIRST);

  /**
   * A source's value of a field.
   *
   * @param source index in the joint record's sources, which are ordered by id
   * @param confirmed the record's own last_confirmed, or an empty string
   */
  record Candidate(
      int source,
      String member,
      JsonNode value,
      Visibility visibility,
      String confirmed,
      Instant seen) {}

  private Survivorship() {}

  /** The field that a single source has. */
  static JointRecord.Field single(int source, JsonNode value, Visibility visibility) {
    return new JointRecord.Field(value, visibility, source, ALONE, Optional.empty());
  }

  /**
   * The field.
   *
   * @param candidates never empty, ordered by source
   */
  static JointRecord.Field choose(List<Candidate> candidates) {
    if (candidates.size() == 1) {
      Candidate only = candidates.get(0);
      return new JointRecord.Field(
          only.value(),
          only.visibility(),
          only.source(),
          "the only source that has it",
          Optional.empty());
    }
    List<Candidate> winners = winners(candidates);
    Candidate winner = winners.get(0);
    Optional<JointRecord.PublicValue> alternative =
        winner.visibility() == Visibility.PUBLIC ? Optional.empty() : publicValue(candidates);
    return new JointRecord.Field(
        winner.value(),
        winner.visibility(),
        winner.source(),
        reason(candidates, winners),
        alternative);
  }

  private static Optional<JointRecord.PublicValue> publicValue(List<Candidate> candidates) {
    List<Candidate> visible =
        candidates.stream().filter(c -> c.visibility() == Visibility.PUBLIC).toList();
    if (visible.isEmpty()) {
      return Optional.empty();
    }
    Candidate winner = winners(visible).get(0);
    return Optional.of(new JointRecord.PublicValue(winner.value(), winner.source()));
  }

  /** Those that hold the winning value; in front the one that is named as its source. */
  private static List<Candidate> winners(List<Candidate> candidates) {
    Map<JsonNode, List<Candidate>> byValue = new LinkedHashMap<>();
    candidates.forEach(c -> byValue.computeIfAbsent(c.value(), v -> new ArrayList<>()).add(c));
    byValue.values().forEach(same -> same.sort(NEWEST_FIRST));
    List<Candidate> winners =
        byValue.values().stream()
            .min(
                Comparator.<List<Candidate>>comparingInt(same -> -members(same))
                    .thenComparing(same -> same.get(0), NEWEST_FIRST))
            .orElseThrow();
    winners.sort(MOST_OPEN_FIRST);
    return winners;
  }

  private static int members(List<Candidate> candidates) {
    Set<String> members = new HashSet<>();
    candidates.forEach(c -> members.add(c.member()));
    return members.size();
  }

  private static String reason(List<Candidate> all, List<Candidate> winners) {
    if (winners.size() == all.size()) {
      return "all %d sources agree".formatted(all.size());
    }
    int agree = members(winners);
    if (agree > 1) {
      return "%d of %d members agree".formatted(agree, members(all));
    }
    Candidate newest = winners.stream().min(NEWEST_FIRST).orElseThrow();
    return newest.confirmed().isEmpty()
        ? "seen most recently, on " + newest.seen().atZone(ZoneOffset.UTC).toLocalDate()
        : "confirmed most recently, on " + newest.confirmed();
  }
}
