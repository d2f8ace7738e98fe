package org.fingerpost.infra.command;

import org.fingerpost.infra.hub.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fingerpost accounts}: who may sign in at the hub's own pages. */
@Command(
    name = "accounts",
    header = "Makes, lists, disables and resets the accounts of advisers and operators.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AccountsAddCommand.class,
      AccountsListCommand.class,
      AccountsDisableCommand.class,
      AccountsEnableCommand.class,
      AccountsResetCommand.class
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost accounts add ann --role ops --role records --title \"Ann Bright\"",
      "  fingerpost accounts add bo --role adviser --member barn --password-file bo.txt",
      "  fingerpost accounts list",
      "  fingerpost accounts disable bo",
      "",
      "Roles: adviser (of one member), ops (the console), records (records as they were sent, each",
      "look audited), consortium (figures). A running hub follows at once."
    })
final class AccountsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new UsageException(
        "Say what to do with accounts: %s."
            .formatted(String.join(", ", spec.subcommands().keySet())));
  }
}
