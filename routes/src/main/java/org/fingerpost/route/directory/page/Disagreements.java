package org.fingerpost.route.directory.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fingerpost.route.directory.page.OnenessView.Conflict;
import org.fingerpost.schema.JointRecord;

/**
 * What members really disagree about. A joint record holds no value that its member withholds;
 * those that are not public are for members.
 */
public final class Disagreements {
  private final JointRecord joint;
  private final UnaryOperator<String> memberNames;

  private Disagreements(JointRecord joint, UnaryOperator<String> memberNames) {
    this.joint = joint;
    this.memberNames = memberNames;
  }

  /**
   * In the order of the page. References to other records are left out: the other may be one that
   * nobody but its member sees.
   *
   * @param concerned whose records they have to be about; all, when it is nobody's adviser who asks
   */
  public static List<Conflict> of(
      JointRecord joint, UnaryOperator<String> memberNames, Optional<String> concerned) {
    Disagreements disagreements = new Disagreements(joint, memberNames);
    List<Conflict> found = new ArrayList<>();
    for (String name : FieldLabels.ordered(joint.fields().keySet())) {
      JointRecord.Field field = joint.fields().get(name);
      if (field.conflict().isPresent() && !name.endsWith("_id")) {
        disagreements.add(name, field, field.conflict().get(), concerned, found);
      }
    }
    return found;
  }

  private void add(
      String name,
      JointRecord.Field field,
      JointRecord.Conflict conflict,
      Optional<String> concerned,
      List<Conflict> found) {
    for (JointRecord.OtherValue other : conflict.others()) {
      Stream<Integer> sides = Stream.concat(conflict.holders().stream(), other.sources().stream());
      boolean concerns =
          concerned.isEmpty() || sides.map(this::member).anyMatch(concerned.get()::equals);
      if (concerns) {
        found.add(
            new Conflict(
                FieldLabels.labelOf(name),
                FieldText.lines(name, field.value()),
                names(conflict.holders()),
                field.reason(),
                FieldText.lines(name, other.value()),
                names(other.sources())));
      }
    }
  }

  private String member(int source) {
    return joint.sources().get(source).key().member();
  }

  private String names(List<Integer> sources) {
    return sources.stream()
        .map(this::member)
        .distinct()
        .map(memberNames)
        .collect(Collectors.joining(", "));
  }
}
