package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.resolve.LinkBook;
import org.fingerpost.schema.JointRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fingerpost links}: which records are one, why, and which a person should look at. */
@Command(
    name = "links",
    header = "Shows which members' records are one, and why.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost links barn/groups/17",
      "  fingerpost links 7f9da9d9-4ba9-5928-8cca-b5dd4772240f --data data/demo",
      "  fingerpost links --review",
      "",
      "Each piece of evidence has a weight; one more doubles the odds. They sum to the score. Say",
      "what you know of a pair with `fingerpost verdict`."
    })
final class LinksCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JointOptions options;

  @Parameters(
      arity = "0..1",
      paramLabel = "RECORD",
      description = "A record's id, joint or source, or MEMBER/DATASET/KEY.")
  private String record;

  @Option(
      names = "--review",
      description = "List the pairs that wait for a person, likeliest first.")
  private boolean review;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many pairs at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() throws SQLException {
    if (review == (record != null)) {
      throw new UsageException("Name one record, or ask for --review.");
    }
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      PrintWriter out = spec.commandLine().getOut();
      if (review) {
        tellReview(new LinkBook(joint.database()), out);
      } else {
        tell(joint, out);
      }
      out.flush();
      return ExitCode.OK.number();
    }
  }

  private void tellReview(LinkBook book, PrintWriter out) throws SQLException {
    List<LinkBook.Alike> waiting = book.toReview(Math.max(1, Math.min(limit, 10_000)));
    waiting.forEach(pair -> tell(pair, out));
    out.printf("%d of %d pairs that wait for a person.%n", waiting.size(), book.reviews());
  }

  private void tell(JointAccess joint, PrintWriter out) throws SQLException {
    UUID id = RecordName.id(record);
    JointRecord found =
        new JointRecords(joint.database())
            .find(id)
            .orElseThrow(
                () ->
                    new UsageException(
                        "No record %s stands in the joint database. Check the name; a record in quarantine, or one that its member does not share, is not there."
                            .formatted(record)));
    out.printf("%s  (%s %s)%n", name(found), found.kind().wireName(), found.id());
    for (JointRecord.Source source : found.sources()) {
      out.printf(
          "  %s/%s/%s  seen %s%n",
          source.key().member(), source.key().dataset(), source.key().key(), source.seen());
    }
    tellConflicts(found, out);
    if (found.sources().size() > 1) {
      out.println("Why they are one:");
    }
    List<UUID> ids = found.sources().stream().map(JointRecord.Source::id).toList();
    new LinkBook(joint.database()).within(ids).forEach(pair -> tell(pair, out));
  }

  private static void tellConflicts(JointRecord found, PrintWriter out) {
    boolean any = found.fields().values().stream().anyMatch(f -> f.conflict().isPresent());
    if (any) {
      out.println("What its holders disagree about:");
    }
    found
        .fields()
        .forEach(
            (name, field) -> field.conflict().ifPresent(c -> tell(found, name, field, c, out)));
  }

  private static void tell(
      JointRecord found,
      String name,
      JointRecord.Field field,
      JointRecord.Conflict conflict,
      PrintWriter out) {
    out.printf("  %s: %s (%s)%n", name, text(field.value()), holders(found, conflict.holders()));
    for (JointRecord.OtherValue other : conflict.others()) {
      out.printf("    not %s (%s)%n", text(other.value()), holders(found, other.sources()));
    }
    out.printf("    chosen: %s%n", field.reason());
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

  private static void tell(LinkBook.Alike pair, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  %s and %s: %+.1f, %s%n",
        name(pair.one()),
        name(pair.other()),
        pair.score(),
        pair.band().equals("linked") ? "alike enough to be the same" : "perhaps the same");
    pair.why()
        .forEach(why -> out.printf(Locale.ROOT, "    %+6.1f  %s%n", why.weight(), why.sentence()));
    pair.said()
        .ifPresent(
            said ->
                out.printf(
                    "    %s said that they are %s: %s%n",
                    said.by(), said.same() ? "the same" : "different", said.reason()));
  }

  private static String name(LinkBook.Ref ref) {
    return ref.key().member() + '/' + ref.key().dataset() + '/' + ref.key().key();
  }
}
