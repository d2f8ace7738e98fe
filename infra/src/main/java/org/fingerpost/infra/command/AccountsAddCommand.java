package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.access.Role;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fingerpost accounts add}. */
@Command(
    name = "add",
    header = "Makes an account; its password is asked for, or read from a file.",
    mixinStandardHelpOptions = true)
final class AccountsAddCommand implements Callable<Integer> {
  @Mixin private JointOptions joint;
  @Mixin private Output output;
  @Mixin private PasswordOptions password;

  @Parameters(paramLabel = "NAME", description = "What is typed to sign in.")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      split = ",",
      description = "adviser, ops, records or consortium; may be given several times.")
  private List<String> roles;

  @Option(names = "--member", paramLabel = "ID", description = "Whose adviser it is.")
  private String member;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What pages call the person (default: the name).")
  private String title;

  @Override
  public Integer call() throws SQLException {
    Set<Role> granted = EnumSet.noneOf(Role.class);
    roles.forEach(role -> granted.add(role(role)));
    String typed = password.read();
    String account = name.toLowerCase(Locale.ROOT);
    AccountsAccess.change(
        joint,
        "account add",
        account,
        accounts ->
            accounts.add(
                account,
                JointOptions.given(title).orElse(name),
                granted,
                Optional.ofNullable(member),
                typed));
    output.done(
        Json.object().put("account", account),
        "The account %s is there: %s.".formatted(account, granted));
    return ExitCode.OK.number();
  }

  private static Role role(String name) {
    return Role.named(name.strip())
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no role '%s'. The roles are %s."
                        .formatted(name, EnumSet.allOf(Role.class))));
  }
}
