package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets people sign in by an account, or nobody. */
abstract class AccountsSwitchCommand implements Callable<Integer> {
  private final boolean isDisabled;

  @Spec private CommandSpec spec;
  @Mixin private JointOptions joint;
  @Mixin private Output output;

  @Parameters(paramLabel = "NAME", description = "The account's name.")
  private String name;

  AccountsSwitchCommand(boolean isDisabled) {
    this.isDisabled = isDisabled;
  }

  @Override
  public Integer call() throws SQLException {
    String account = name.toLowerCase(Locale.ROOT);
    AccountsAccess.change(
        joint,
        "account " + spec.name(),
        account,
        accounts -> accounts.disable(account, isDisabled));
    output.done(
        Json.object().put("account", account).put("disabled", isDisabled),
        "The account %s is %sd.".formatted(account, spec.name()));
    return ExitCode.OK.number();
  }
}
