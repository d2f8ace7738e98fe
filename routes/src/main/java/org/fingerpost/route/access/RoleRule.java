package org.fingerpost.route.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whoever has that value among a claim's becomes that. Written {@code groups=hub-ops:ops}, and
 * {@code groups=barn-desk:adviser@barn} for an adviser of a member.
 */
public record RoleRule(String claim, String value, Role role, Optional<String> member) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([^=\\s]+)=(.+):([a-z]+)(?:@([a-z0-9-]+))?\\s*");

  /**
   * The rules of a setting, with commas between.
   *
   * @throws IllegalArgumentException with a sentence when one cannot be read
   */
  public static List<RoleRule> parse(String setting) {
    return Arrays.stream(setting.split(","))
        .filter(rule -> !rule.isBlank())
        .map(RoleRule::one)
        .toList();
  }

  private static RoleRule one(String rule) {
    Matcher parts = FORM.matcher(rule);
    if (!parts.matches()) {
      throw unreadable(rule);
    }
    Role role = Role.named(parts.group(3)).orElseThrow(() -> unreadable(rule));
    Optional<String> member = Optional.ofNullable(parts.group(4));
    if ((role == Role.ADVISER) != member.isPresent()) {
      throw unreadable(rule);
    }
    return new RoleRule(parts.group(1), parts.group(2), role, member);
  }

  private static IllegalArgumentException unreadable(String rule) {
    return new IllegalArgumentException(
        "The rule '%s' cannot be read. Write CLAIM=VALUE:ROLE, with a role of %s, and CLAIM=VALUE:adviser@MEMBER for advisers."
            .formatted(rule.strip(), Arrays.toString(Role.values())));
  }
}
