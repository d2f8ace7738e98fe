package org.fingerpost.infra.command;

import picocli.CommandLine.Command;

/** {@code fingerpost accounts enable}. */
@Command(
    name = "enable",
    header = "Lets people sign in by an account again.",
    mixinStandardHelpOptions = true)
final class AccountsEnableCommand extends AccountsSwitchCommand {
  AccountsEnableCommand() {
    super(false);
  }
}
