package org.fingerpost.infra.command;

import picocli.CommandLine.Command;

/** {@code fingerpost accounts disable}. */
@Command(
    name = "disable",
    header = "Lets nobody sign in by an account, and signs out whoever is.",
    mixinStandardHelpOptions = true)
final class AccountsDisableCommand extends AccountsSwitchCommand {
  AccountsDisableCommand() {
    super(true);
  }
}
