package org.fingerpost.infra.demo;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fingerpost.infra.hub.EngineException;
import org.fingerpost.route.access.AccountException;
import org.fingerpost.route.access.Accounts;
import org.fingerpost.route.access.Role;

/**
 * Accounts to look around with. Their passwords are made anew at each start and shown: only here,
 * where everything is invented and nobody but this machine can reach the pages.
 */
final class DemoAccounts {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 12;
  private static final List<Plan> PLANS =
      List.of(
          new Plan("ops", "The demo's operator", Set.of(Role.OPS, Role.RECORDS), Optional.empty()),
          new Plan("adviser", "An adviser at BARN", Set.of(Role.ADVISER), Optional.of("barn")),
          new Plan(
              "consortium", "The demo's consortium", Set.of(Role.CONSORTIUM), Optional.empty()));

  private final SecureRandom random = new SecureRandom();
  private final Accounts accounts;

  DemoAccounts(DataSource database, Clock clock) {
    this.accounts = new Accounts(database, clock);
  }

  private record Plan(String name, String title, Set<Role> roles, Optional<String> member) {}

  /** Makes them, or gives them new passwords; a line each to show. */
  List<String> open() {
    List<String> lines = new ArrayList<>();
    try {
      Set<String> there =
          accounts.all().stream().map(account -> account.name()).collect(Collectors.toSet());
      for (Plan plan : PLANS) {
        lines.add("%-10s password %s".formatted(plan.name(), open(plan, there)));
      }
    } catch (SQLException | AccountException e) {
      throw new EngineException("The demo's accounts could not be made: " + e.getMessage(), e);
    }
    return lines;
  }

  private String open(Plan plan, Set<String> there) throws SQLException, AccountException {
    String password =
        random
            .ints(LENGTH, 0, LETTERS.length())
            .mapToObj(i -> LETTERS.substring(i, i + 1))
            .collect(Collectors.joining());
    if (there.contains(plan.name())) {
      accounts.reset(plan.name(), password);
    } else {
      accounts.add(plan.name(), plan.title(), plan.roles(), plan.member(), password);
    }
    return password;
  }
}
