package org.fingerpost.route.directory.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Visibility;

/** A joint record as everybody may see it: everything that a page shows comes through here. */
final class PublicRecord {
  private final JointRecord joint;
  private final UnaryOperator<String> memberNames;

  PublicRecord(JointRecord joint, UnaryOperator<String> memberNames) {
    this.joint = joint;
    this.memberNames = memberNames;
  }

  Kind kind() {
    return joint.kind();
  }

  UUID id() {
    return joint.id();
  }

  Set<String> fields() {
    return joint.publicFields().keySet();
  }

  Optional<JsonNode> value(String field) {
    return Optional.ofNullable(joint.publicFields().get(field));
  }

  String text(String field) {
    return value(field).map(JsonNode::asText).orElse("");
  }

  List<Line> lines(String field) {
    return value(field).map(node -> FieldText.lines(field, node)).orElse(List.of());
  }

  /** The members that share something of it with everybody. */
  List<String> knownTo() {
    return publicSources().stream()
        .map(source -> memberNames.apply(source.key().member()))
        .distinct()
        .sorted()
        .toList();
  }

  /** When a member last said that it is right, or else last sent it. */
  String confirmed() {
    Optional<String> stated =
        value("last_confirmed").map(day -> "Last confirmed " + Days.day(day.asText()));
    return stated.or(() -> lastSeen().map(seen -> "Last updated " + Days.day(seen))).orElse("");
  }

  /** The day that {@link #confirmed} tells of. */
  Optional<LocalDate> lastKnown() {
    Optional<LocalDate> stated = value("last_confirmed").flatMap(day -> Days.date(day.asText()));
    return stated.or(() -> lastSeen().map(Days::date));
  }

  private Optional<Instant> lastSeen() {
    return publicSources().stream().map(JointRecord.Source::seen).max(Comparator.naturalOrder());
  }

  private List<JointRecord.Source> publicSources() {
    return joint.sources().stream().filter(JointRecord.Source::sharesPublicly).toList();
  }

  /** A row for a page: the value, whose it is, since when, and why it was taken. */
  FieldRow row(String field, List<Line> lines) {
    JointRecord.Field known = joint.fields().get(field);
    boolean isPublic = known.visibility() == Visibility.PUBLIC;
    JointRecord.Source source = sourceOf(known);
    return new FieldRow(
        FieldLabels.labelOf(field),
        lines,
        memberNames.apply(source.key().member()),
        Days.day(source.seen()),
        isPublic && isAllPublic() ? known.reason() : "");
  }

  /** A field with the member's own record that its public value came from. */
  Part part(String field, List<Line> lines) {
    SourceKey source = sourceOf(joint.fields().get(field)).key();
    return new Part(
        field,
        FieldLabels.labelOf(field),
        String.join("; ", lines.stream().map(Line::text).toList()),
        source,
        memberNames.apply(source.member()));
  }

  private JointRecord.Source sourceOf(JointRecord.Field known) {
    int index =
        known.visibility() == Visibility.PUBLIC
            ? known.source()
            : known.publicValue().map(JointRecord.PublicValue::source).orElseThrow();
    return joint.sources().get(index);
  }

  /** A reason counts members: it must not tell of one that shares nothing with everybody. */
  private boolean isAllPublic() {
    return joint.sources().stream().allMatch(JointRecord.Source::sharesPublicly);
  }
}
