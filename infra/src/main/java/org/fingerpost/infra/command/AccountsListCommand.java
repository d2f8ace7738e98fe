package org.fingerpost.infra.command;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.route.access.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fingerpost accounts list}. */
@Command(name = "list", header = "Lists who may sign in.", mixinStandardHelpOptions = true)
final class AccountsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JointOptions joint;

  @Override
  public Integer call() throws SQLException {
    List<Account> accounts = AccountsAccess.list(joint);
    PrintWriter out = spec.commandLine().getOut();
    accounts.forEach(account -> out.println(line(account)));
    if (accounts.isEmpty()) {
      out.println("There is no account. Make one with `fingerpost accounts add NAME --role ops`.");
    }
    out.flush();
    return ExitCode.OK.number();
  }

  private static String line(Account account) {
    return "%s  %s%s%s%s"
        .formatted(
            account.name(),
            account.roles(),
            account.member().map(member -> " of " + member).orElse(""),
            account.provider().map(provider -> " by " + provider).orElse(""),
            account.isDisabled() ? " (disabled)" : "");
  }
}
