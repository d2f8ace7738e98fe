package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code fingerpost accounts reset}. */
@Command(
    name = "reset",
    header = "Gives an account another password, and signs out whoever is signed in by it.",
    mixinStandardHelpOptions = true)
final class AccountsResetCommand implements Callable<Integer> {
  @Mixin private JointOptions joint;
  @Mixin private Output output;
  @Mixin private PasswordOptions password;

  @Parameters(paramLabel = "NAME", description = "The account's name.")
  private String name;

  @Override
  public Integer call() throws SQLException {
    String account = name.toLowerCase(Locale.ROOT);
    String typed = password.read();
    AccountsAccess.change(
        joint, "account reset", account, accounts -> accounts.reset(account, typed));
    output.done(
        Json.object().put("account", account),
        "The account %s has another password.".formatted(account));
    return ExitCode.OK.number();
  }
}
