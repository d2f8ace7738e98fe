package org.fingerpost.route.access;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an account may be called, what it needs, and how long its password is. */
final class AccountRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private AccountRules() {}

  static void verify(String name, Set<Role> roles, Optional<String> member)
      throws AccountException {
    if (!NAME.matcher(name).matches()) {
      throw new AccountException(
          "An account's name is 1 to 64 of a-z, 0-9, dot, dash and underscore, and begins with a letter or digit.");
    }
    if (roles.isEmpty()) {
      throw new AccountException("An account without a role can do nothing. Give it one or more.");
    }
    if (roles.contains(Role.ADVISER) != member.isPresent()) {
      throw new AccountException(
          "An adviser is one member's: give both the role adviser and the member's id, or neither.");
    }
  }

  static void verify(String password) throws AccountException {
    if (password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST) {
      throw new AccountException(
          "A password has %d to %d characters. Four words that nobody would put together do well."
              .formatted(Passwords.SHORTEST, Passwords.LONGEST));
    }
  }
}
