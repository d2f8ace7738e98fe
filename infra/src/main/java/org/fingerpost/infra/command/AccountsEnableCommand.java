package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fingerpost accounts enable}. */
@Command(
    name = "enable",
    header = "Lets people sign in by an account again.",
    mixinStandardHelpOptions = true)
final class AccountsEnableCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JointOptions joint;

  @Parameters(paramLabel = "NAME", description = "The account's name.")
  private String name;

  @Override
  public Integer call() throws SQLException {
    String account = name.toLowerCase(Locale.ROOT);
    AccountsAccess.change(
        joint, "account enable", account, accounts -> accounts.disable(account, false));
    spec.commandLine().getOut().printf("The account %s is enabled.%n", account);
    spec.commandLine().getOut().flush();
    return ExitCode.OK.number();
  }
}
