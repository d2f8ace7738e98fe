package org.fingerpost.infra.command;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.route.changes.Webhook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fingerpost webhooks list}. */
@Command(
    name = "list",
    header = "Shows who is told of what, and how that goes.",
    mixinStandardHelpOptions = true)
final class WebhooksListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JointOptions options;

  @Override
  public Integer call() throws SQLException {
    WebhooksAccess.act(options, webhooks -> tell(webhooks.list()));
    return ExitCode.OK.number();
  }

  private void tell(List<Webhook> webhooks) {
    PrintWriter out = spec.commandLine().getOut();
    webhooks.forEach(webhook -> tell(webhook, out));
    out.printf("%d webhooks.%n", webhooks.size());
    out.flush();
  }

  private static void tell(Webhook webhook, PrintWriter out) {
    out.printf("%s  %s%n", webhook.id(), webhook.url());
    out.printf("  told of %s%n", WebhooksAccess.wireNames(webhook.entities()));
    out.printf(
        "  last taken: %s%n", webhook.delivered().map(Object::toString).orElse("nothing yet"));
    if (webhook.failures() > 0) {
      out.printf("  not taken %d times in a row%n", webhook.failures());
    }
    webhook.held().ifPresent(reason -> out.println("  held: " + reason));
  }
}
