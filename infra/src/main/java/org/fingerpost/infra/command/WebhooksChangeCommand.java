package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes one of the webhooks. */
abstract class WebhooksChangeCommand implements Callable<Integer> {
  private final WebhooksAccess.Change change;
  private final String done;

  @Spec private CommandSpec spec;
  @Mixin private JointOptions options;

  @Parameters(paramLabel = "ID", description = "As `list` shows it.")
  private UUID id;

  /**
   * Makes it.
   *
   * @param done what is said when it was made
   */
  WebhooksChangeCommand(WebhooksAccess.Change change, String done) {
    this.change = change;
    this.done = done;
  }

  @Override
  public Integer call() throws SQLException {
    WebhooksAccess.change(options, id, change);
    spec.commandLine().getOut().println(done);
    spec.commandLine().getOut().flush();
    return ExitCode.OK.number();
  }
}
