package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fingerpost.route.resolve.LinkBook;
import org.fingerpost.schema.JointRecord;

/** Which records are one, and why, in lines for a person. */
record LinkLines(Output output) {
  void tell(JointRecord found, List<LinkBook.Alike> pairs) {
    output.line("%s  (%s %s)".formatted(name(found), found.kind().wireName(), found.id()));
    for (JointRecord.Source source : found.sources()) {
      output.line("  %s  seen %s".formatted(LinkReport.name(source.key()), source.seen()));
    }
    tellConflicts(found);
    if (found.sources().size() > 1) {
      output.line("Why they are one:");
    }
    tell(pairs);
  }

  void tell(List<LinkBook.Alike> pairs) {
    pairs.forEach(this::tell);
  }

  private void tellConflicts(JointRecord found) {
    boolean any = found.fields().values().stream().anyMatch(f -> f.conflict().isPresent());
    if (any) {
      output.line("What its holders disagree about:");
    }
    found
        .fields()
        .forEach((name, field) -> field.conflict().ifPresent(c -> tell(found, name, field, c)));
  }

  private void tell(
      JointRecord found, String name, JointRecord.Field field, JointRecord.Conflict conflict) {
    output.line(
        String.format(
            Locale.ROOT,
            "  %s: %s (%s)",
            name,
            text(field.value()),
            holders(found, conflict.holders())));
    for (JointRecord.OtherValue other : conflict.others()) {
      output.line(
          String.format(
              Locale.ROOT,
              "    not %s (%s)",
              text(other.value()),
              holders(found, other.sources())));
    }
    output.line(String.format(Locale.ROOT, "    chosen: %s", field.reason()));
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static String holders(JointRecord found, List<Integer> sources) {
    return sources.stream()
        .map(source -> found.sources().get(source).key().member())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String name(JointRecord found) {
    return Optional.ofNullable(found.fields().get("name"))
        .map(field -> field.value().asText())
        .orElse("(no name)");
  }

  private void tell(LinkBook.Alike pair) {
    output.line(
        String.format(
            Locale.ROOT,
            "  %s and %s: %+.1f, %s",
            name(pair.one()),
            name(pair.other()),
            pair.score(),
            pair.band().equals("linked") ? "alike enough to be the same" : "perhaps the same"));
    pair.why()
        .forEach(
            why ->
                output.line(
                    String.format(Locale.ROOT, "    %+6.1f  %s", why.weight(), why.sentence())));
    pair.said()
        .ifPresent(
            said ->
                output.line(
                    String.format(
                        Locale.ROOT,
                        "    %s said that they are %s: %s",
                        said.by(),
                        said.same() ? "the same" : "different",
                        said.reason())));
  }

  private static String name(LinkBook.Ref ref) {
    return ref.key().member() + '/' + ref.key().dataset() + '/' + ref.key().key();
  }
}
