package org.fingerpost.infra.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.collect.Withdrawals;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code fingerpost withdraw}: a person's word that a member who left takes its records along. */
@Command(
    name = "withdraw",
    header = "Takes back everything that a member shared, once its descriptor is gone.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost withdraw barn",
      "  fingerpost withdraw barn --data /var/lib/fingerpost",
      "",
      "A hub that runs without the member's descriptor acts on it within seconds; else the next one",
      "does that starts. To take back one dataset, leave it out of the descriptor: that is enough."
    })
final class WithdrawCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private Output output;

  @Parameters(paramLabel = "MEMBER", description = "The member's id, as its descriptor had it.")
  private String member;

  @Override
  public Integer call() {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      Withdrawals withdrawals = new Withdrawals(joint.database());
      verifyKnown(withdrawals.members());
      withdrawals.ask(member);
    }
    say();
    return ExitCode.OK.number();
  }

  private void verifyKnown(List<String> members) {
    if (!members.contains(member)) {
      String known = members.isEmpty() ? "none" : String.join(", ", members);
      throw new UsageException(
          "No member %s shares anything here. Members that do: %s.".formatted(member, known));
    }
  }

  private void say() {
    output.done(
        Json.object().put("member", member),
        "Everything that " + member + " shared will be taken back.",
        "This happens as soon as the hub runs without its descriptor. Remove the descriptor and start the hub again if it has not been yet; /health/routes shows when it is done.");
  }
}
