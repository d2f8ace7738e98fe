package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.route.access.Account;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fingerpost accounts list}. */
@Command(name = "list", header = "Lists who may sign in.", mixinStandardHelpOptions = true)
final class AccountsListCommand implements Callable<Integer> {
  @Mixin private JointOptions joint;
  @Mixin private Output output;

  @Override
  public Integer call() throws SQLException {
    List<Account> accounts = AccountsAccess.list(joint);
    output.list(
        "accounts",
        accounts.stream().map(AccountsListCommand::json).toList(),
        () -> tell(accounts));
    return ExitCode.OK.number();
  }

  private void tell(List<Account> accounts) {
    accounts.forEach(account -> output.line(line(account)));
    if (accounts.isEmpty()) {
      output.line("There is no account. Make one with `fingerpost accounts add NAME --role ops`.");
    }
  }

  private static ObjectNode json(Account account) {
    ObjectNode node = Json.object().put("name", account.name()).put("title", account.title());
    ArrayNode roles = node.putArray("roles");
    account.roles().forEach(role -> roles.add(role.toString()));
    account.member().ifPresent(member -> node.put("member", member));
    account.provider().ifPresent(provider -> node.put("provider", provider));
    return node.put("disabled", account.isDisabled());
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
