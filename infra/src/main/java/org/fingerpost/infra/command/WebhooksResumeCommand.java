package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fingerpost webhooks resume}. */
@Command(
    name = "resume",
    header = "Tries again one that was held.",
    mixinStandardHelpOptions = true)
final class WebhooksResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JointOptions options;

  @Parameters(paramLabel = "ID", description = "As `list` shows it.")
  private UUID id;

  @Override
  public Integer call() throws SQLException {
    WebhooksAccess.change(options, id, webhooks -> webhooks.resume(id));
    spec.commandLine().getOut().println("It is told again, from where it was left.");
    spec.commandLine().getOut().flush();
    return ExitCode.OK.number();
  }
}
