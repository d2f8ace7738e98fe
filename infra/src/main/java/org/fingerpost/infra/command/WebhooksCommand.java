package org.fingerpost.infra.command;

import org.fingerpost.infra.hub.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fingerpost webhooks}: who is told of the feed's changes by HTTP. */
@Command(
    name = "webhooks",
    header = "Says who is told of the public feed's changes by HTTP.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      WebhooksAddCommand.class,
      WebhooksListCommand.class,
      WebhooksRemoveCommand.class,
      WebhooksResumeCommand.class
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost webhooks add https://directory.example.org/hook --entity services,organizations",
      "  fingerpost webhooks list",
      "  fingerpost webhooks remove 0d3f6a52-2f0c-4c3b-8d0c-8c5d4a2f9b11"
    })
final class WebhooksCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new UsageException(
        "Say what to do with webhooks: %s."
            .formatted(String.join(", ", spec.subcommands().keySet())));
  }
}
