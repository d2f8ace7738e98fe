package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.operate.quarantine.Cause;
import org.fingerpost.route.operate.quarantine.Causes;
import org.fingerpost.route.operate.quarantine.Quarantine;
import org.fingerpost.route.operate.quarantine.RefusedRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fingerpost quarantine list}. */
@Command(
    name = "list",
    header = "Lists refused records, by what has to be mended, or one by one.",
    mixinStandardHelpOptions = true)
final class QuarantineListCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  @Mixin private JointOptions options;
  @Mixin private RefusalOptions refusals;
  @Mixin private Output output;

  @Option(names = "--each", description = "One by one, newest first, instead of by cause.")
  private boolean each;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      defaultValue = "open",
      description = "With --each: open, replayed, discarded or superseded (${DEFAULT-VALUE}).")
  private String status;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "With --each: how many at most (${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() throws SQLException {
    if (!List.of("open", "replayed", "discarded", "superseded").contains(status)) {
      throw new UsageException("--status is open, replayed, discarded or superseded.");
    }
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      Quarantine quarantine = new Quarantine(joint.database());
      if (each) {
        tellEach(quarantine);
      } else {
        tellCauses(new Causes(joint.database()).matching(refusals.filter(), MOST));
      }
      return ExitCode.OK.number();
    }
  }

  private void tellCauses(List<Cause> causes) {
    output.list("causes", causes.stream().map(Cause::json).toList(), () -> causeLines(causes));
  }

  private void causeLines(List<Cause> causes) {
    for (Cause cause : causes) {
      output.line(
          "%s of %s/%s refused by %s (%s), %s to %s"
              .formatted(
                  cause.howMany(),
                  cause.member(),
                  cause.dataset(),
                  cause.stage(),
                  cause.reason(),
                  cause.oldest(),
                  cause.newest()));
      output.line("    " + cause.sentence());
    }
    output.line(causes.isEmpty() ? "Nothing is open." : "Say --each to see them one by one.");
  }

  private void tellEach(Quarantine quarantine) throws SQLException {
    List<RefusedRecord> found =
        quarantine.list(
            refusals.filter(), status, Optional.empty(), Math.max(1, Math.min(limit, MOST)));
    output.list(
        "refusals", found.stream().map(RefusedRecord::json).toList(), () -> refusalLines(found));
  }

  private void refusalLines(List<RefusedRecord> found) {
    for (RefusedRecord refusal : found) {
      output.line(
          "%s  %s/%s/%s  %s, %s, %s"
              .formatted(
                  refusal.id(),
                  refusal.member(),
                  refusal.dataset(),
                  refusal.key(),
                  refusal.stage(),
                  refusal.reason(),
                  refusal.seen()));
      output.line("    " + refusal.sentence());
    }
    output.line("%d shown.".formatted(found.size()));
  }
}
