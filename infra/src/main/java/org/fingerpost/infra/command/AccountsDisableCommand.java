package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fingerpost accounts disable}. */
@Command(
    name = "disable",
    header = "Lets nobody sign in by an account, and signs out whoever is.",
    mixinStandardHelpOptions = true)
final class AccountsDisableCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JointOptions joint;

  @Parameters(paramLabel = "NAME", description = "The account's name.")
  private String name;

  @Override
  public Integer call() throws SQLException {
    String account = name.toLowerCase(Locale.ROOT);
    AccountsAccess.change(
        joint, "account disable", account, accounts -> accounts.disable(account, true));
    spec.commandLine().getOut().printf("The account %s is disabled.%n", account);
    spec.commandLine().getOut().flush();
    return ExitCode.OK.number();
  }
}
