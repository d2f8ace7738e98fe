package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes one of the webhooks. */
abstract class WebhooksChangeCommand implements Callable<Integer> {
  private final WebhooksAccess.Change change;
  private final String done;

  @Mixin private JointOptions options;
  @Mixin private Output output;

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
    output.done(Json.object().put("webhook", id.toString()), done);
    return ExitCode.OK.number();
  }
}
