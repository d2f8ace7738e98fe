package org.fingerpost.infra.command;

import org.fingerpost.route.changes.Webhooks;
import picocli.CommandLine.Command;

/** {@code fingerpost webhooks remove}. */
@Command(
    name = "remove",
    header = "Tells an address nothing more.",
    mixinStandardHelpOptions = true)
final class WebhooksRemoveCommand extends WebhooksChangeCommand {
  WebhooksRemoveCommand() {
    super(Webhooks::remove, "It is told nothing more.");
  }
}
