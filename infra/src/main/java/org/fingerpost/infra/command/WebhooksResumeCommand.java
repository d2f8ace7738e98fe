package org.fingerpost.infra.command;

import org.fingerpost.route.changes.Webhooks;
import picocli.CommandLine.Command;

/** {@code fingerpost webhooks resume}. */
@Command(
    name = "resume",
    header = "Tries again one that was held.",
    mixinStandardHelpOptions = true)
final class WebhooksResumeCommand extends WebhooksChangeCommand {
  WebhooksResumeCommand() {
    super(Webhooks::resume, "It is told again, from where it was left.");
  }
}
