package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.operate.trace.Refused;
import org.fingerpost.route.operate.trace.SourceTrace;
import org.fingerpost.route.operate.trace.Step;
import org.fingerpost.route.operate.trace.Trace;
import org.fingerpost.schema.SourceKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code fingerpost trace}: where is my record. */
@Command(
    name = "trace",
    header = "Shows where a record is: received, refused, linked, published, withdrawn, and why.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost trace barn/groups/17",
      "  fingerpost trace 7f9da9d9-4ba9-5928-8cca-b5dd4772240f --output json",
      "",
      "It shows no value of the record."
    })
final class TraceCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private Output output;

  @Parameters(
      paramLabel = "RECORD",
      description = "A record's id, joint or source, or MEMBER/DATASET/KEY.")
  private String record;

  @Override
  public Integer call() throws SQLException {
    UUID id = RecordName.id(record);
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      Trace trace = new Trace(joint.database());
      String[] parts = record.split("/", 3);
      List<SourceTrace> traces =
          parts.length == 3
              ? List.of(trace.of(new SourceKey(parts[0], parts[1], parts[2])))
              : trace.of(id);
      if (traces.isEmpty()) {
        throw new OrderRefusedException(
            "Nothing is known of %s. Name the record as its member does, MEMBER/DATASET/KEY, to see whether it was received."
                .formatted(record));
      }
      output.list(
          "records",
          traces.stream().map(SourceTrace::json).toList(),
          () -> traces.forEach(this::tell));
      return ExitCode.OK.number();
    }
  }

  private void tell(SourceTrace trace) {
    output.line(
        "%s/%s/%s: %s".formatted(trace.member(), trace.dataset(), trace.key(), trace.verdict()));
    trace.steps().forEach(step -> output.line(line(step)));
    trace.refusals().forEach(refused -> output.line(line(refused)));
  }

  private static String line(Refused refused) {
    return "    %s at %s by %s: refusal %s, %s"
        .formatted("refused", refused.seen(), refused.stage(), refused.id(), refused.status());
  }

  private static String line(Step step) {
    return "  %s %-10s %-24s %s%s"
        .formatted(
            step.outcome() == Step.Outcome.ENDED ? "!" : " ",
            step.stage().word(),
            step.at().map(Instant::toString).orElse(""),
            step.sentence(),
            step.position().isEmpty() ? "" : " [" + step.position() + "]");
  }
}
