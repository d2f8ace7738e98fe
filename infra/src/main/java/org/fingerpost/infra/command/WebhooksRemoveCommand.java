package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fingerpost webhooks remove}. */
@Command(
    name = "remove",
    header = "Tells an address nothing more.",
    mixinStandardHelpOptions = true)
final class WebhooksRemoveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JointOptions options;

  @Parameters(paramLabel = "ID", description = "As `list` shows it.")
  private UUID id;

  @Override
  public Integer call() throws SQLException {
    WebhooksAccess.change(options, id, webhooks -> webhooks.remove(id));
    spec.commandLine().getOut().println("It is told nothing more.");
    spec.commandLine().getOut().flush();
    return ExitCode.OK.number();
  }
}
