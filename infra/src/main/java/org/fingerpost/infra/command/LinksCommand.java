package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.resolve.LinkBook;
import org.fingerpost.schema.JointRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
  private static final int MOST = 10_000;

  @Mixin private JointOptions options;
  @Mixin private Output output;

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
      if (review) {
        tellReview(new LinkBook(joint.database()));
      } else {
        tell(joint);
      }
      return ExitCode.OK.number();
    }
  }

  private void tellReview(LinkBook book) throws SQLException {
    List<LinkBook.Alike> waiting = book.toReview(Math.max(1, Math.min(limit, MOST)));
    long all = book.reviews();
    output.list(
        "pairs",
        waiting.stream().map(LinkReport::json).toList(),
        () -> {
          new LinkLines(output).tell(waiting);
          output.line("%d of %d pairs that wait for a person.".formatted(waiting.size(), all));
        });
  }

  private void tell(JointAccess joint) throws SQLException {
    UUID id = RecordName.id(record);
    JointRecord found =
        new JointRecords(joint.database())
            .find(id)
            .orElseThrow(
                () ->
                    new UsageException(
                        "No record %s stands in the joint database. Check the name; a record in quarantine, or one that its member does not share, is not there."
                            .formatted(record)));
    List<UUID> ids = found.sources().stream().map(JointRecord.Source::id).toList();
    List<LinkBook.Alike> pairs = new LinkBook(joint.database()).within(ids);
    if (output.isJson()) {
      output.document(LinkReport.json(found, pairs));
    } else {
      new LinkLines(output).tell(found, pairs);
    }
  }
}
