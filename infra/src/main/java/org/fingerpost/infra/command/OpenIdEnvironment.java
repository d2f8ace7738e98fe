package org.fingerpost.infra.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.access.OpenIdSettings;
import org.fingerpost.route.access.RoleRule;

/** A provider of sign-in, as {@code FINGERPOST_OPENID_...} name it; see docs/access.md. */
final class OpenIdEnvironment {
  private static final String PREFIX = "FINGERPOST_OPENID_";

  private OpenIdEnvironment() {}

  /**
   * The provider, if one is named.
   *
   * @throws UsageException when what is said of it cannot be used
   */
  static Optional<OpenIdSettings> read(Map<String, String> environment) {
    return JointOptions.given(environment.get(PREFIX + "ISSUER"))
        .map(issuer -> provider(address(issuer), environment));
  }

  private static OpenIdSettings provider(URI issuer, Map<String, String> environment) {
    return new OpenIdSettings(
        issuer,
        environment.getOrDefault(PREFIX + "TITLE", issuer.getHost()),
        needed(environment, "CLIENT_ID"),
        secret(environment),
        rules(needed(environment, "ROLES")));
  }

  private static URI address(String issuer) {
    try {
      URI address = URI.create(issuer);
      if (address.getHost() != null && String.valueOf(address.getScheme()).startsWith("http")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // The sentence below says so.
    }
    throw new UsageException(
        "FINGERPOST_OPENID_ISSUER is no address. Give it as https://login.example.org.");
  }

  private static String needed(Map<String, String> environment, String name) {
    return JointOptions.given(environment.get(PREFIX + name))
        .orElseThrow(
            () ->
                new UsageException(
                    "FINGERPOST_OPENID_ISSUER is set, and %s%s is not: set both, or neither."
                        .formatted(PREFIX, name)));
  }

  private static List<RoleRule> rules(String setting) {
    try {
      return RoleRule.parse(setting);
    } catch (IllegalArgumentException e) {
      throw new UsageException("FINGERPOST_OPENID_ROLES: " + e.getMessage(), e);
    }
  }

  private static String secret(Map<String, String> environment) {
    String file = environment.getOrDefault(PREFIX + "CLIENT_SECRET_FILE", "");
    if (file.isEmpty()) {
      return environment.getOrDefault(PREFIX + "CLIENT_SECRET", "");
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UsageException(
          "The file %s that FINGERPOST_OPENID_CLIENT_SECRET_FILE names cannot be read."
              .formatted(file),
          e);
    }
  }
}
