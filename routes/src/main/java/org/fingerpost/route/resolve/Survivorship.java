package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.JointRecord.Conflict;
import org.fingerpost.schema.JointRecord.OtherValue;
import org.fingerpost.schema.Visibility;

/**
 * Which of several values of a field stands in the joint record: the one that is trusted most; of
 * those the one that most members agree on, spelling aside; then the one most recently confirmed,
 * then seen; then the most complete; then that of the record with the smallest id. Nothing in it
 * depends on the order of arrival.
 */
final class Survivorship {
  /** More are not listed, so that no number of sources makes a document too long for a topic. */
  private static final int OTHERS_LISTED = 10;

  private static final int LONGEST_LISTED = 1_000;

  private Survivorship() {}

  /** The field that a single source has. */
  static JointRecord.Field single(int source, JsonNode value, Visibility visibility) {
    return new JointRecord.Field(value, visibility, source, "the only source", Optional.empty());
  }

  /**
   * The field.
   *
   * @param candidates never empty, ordered by source
   */
  static JointRecord.Field choose(String field, List<Candidate> candidates) {
    if (candidates.size() == 1) {
      Candidate only = candidates.get(0);
      return new JointRecord.Field(
          only.value(),
          only.visibility(),
          only.source(),
          "the only source that has it",
          Optional.empty());
    }
    List<Opinion> opinions = opinions(field, candidates);
    List<Opinion> spellings = spellings(opinions.get(0));
    Candidate winner = spellings.get(0).spokesman();
    return new JointRecord.Field(
        winner.value(),
        winner.visibility(),
        winner.source(),
        reason(candidates, opinions, spellings),
        winner.visibility() == Visibility.PUBLIC
            ? Optional.empty()
            : publicValue(field, candidates),
        conflict(field, opinions, spellings.get(0)));
  }

  /** What is said, spelling aside. */
  private static List<Opinion> opinions(String field, List<Candidate> candidates) {
    JsonNode first = candidates.get(0).value();
    boolean same = candidates.stream().allMatch(candidate -> candidate.value().equals(first));
    return same
        ? List.of(new Opinion(candidates))
        : Opinion.of(candidates, candidate -> Spelling.form(field, candidate.value()));
  }

  private static List<Opinion> spellings(Opinion opinion) {
    return Opinion.of(opinion.holders(), Candidate::value);
  }

  /** Chosen among public values alone: what others keep to members has no part in it. */
  private static Optional<JointRecord.PublicValue> publicValue(
      String field, List<Candidate> candidates) {
    List<Candidate> visible =
        candidates.stream().filter(c -> c.visibility() == Visibility.PUBLIC).toList();
    if (visible.isEmpty()) {
      return Optional.empty();
    }
    Candidate winner = spellings(opinions(field, visible).get(0)).get(0).spokesman();
    return Optional.of(new JointRecord.PublicValue(winner.value(), winner.source()));
  }

  private static Optional<Conflict> conflict(
      String field, List<Opinion> opinions, Opinion winning) {
    JsonNode value = value(winning);
    if (opinions.size() == 1 || isTooLong(value)) {
      return Optional.empty();
    }
    List<OtherValue> others = new ArrayList<>();
    for (Opinion opinion : opinions.subList(1, opinions.size())) {
      for (Opinion other : spellings(opinion)) {
        if (others.size() < OTHERS_LISTED
            && !isTooLong(value(other))
            && Disagreement.isBetween(field, value, value(other))) {
          others.add(new OtherValue(value(other), other.spokesman().visibility(), other.sources()));
        }
      }
    }
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(new Conflict(winning.sources(), others));
  }

  private static JsonNode value(Opinion spelling) {
    return spelling.holders().get(0).value();
  }

  private static boolean isTooLong(JsonNode value) {
    return value.toString().length() > LONGEST_LISTED;
  }

  private static String reason(
      List<Candidate> all, List<Opinion> opinions, List<Opinion> spellings) {
    if (opinions.size() == 1) {
      return "%s sources agree%s"
          .formatted(
              all.size() == 2 ? "both" : "all " + all.size(),
              spellings.size() == 1 ? "" : ", spelling aside");
    }
    return reason(opinions.get(0), opinions.get(1), new Opinion(all).members());
  }

  /** What sets the winner apart from the next. */
  private static String reason(Opinion winner, Opinion next, int members) {
    if (winner.trust() != next.trust()) {
      return "its source is of %s trust, the others of %s trust"
          .formatted(winner.trust().wireName(), next.trust().wireName());
    } else if (winner.members() != next.members()) {
      return "%d of %d members agree".formatted(winner.members(), members);
    } else if (!winner.confirmed().equals(next.confirmed())) {
      return "confirmed most recently, on " + winner.confirmed();
    } else if (!winner.seen().equals(next.seen())) {
      return "seen most recently, on " + winner.seen().atZone(ZoneOffset.UTC).toLocalDate();
    } else if (winner.parts() != next.parts()) {
      return "the most complete";
    }
    return "nothing tells it from the others: that of the first record by id";
  }
}
