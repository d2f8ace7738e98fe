package org.fingerpost.infra.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fingerpost.route.refer.Delivery;
import org.fingerpost.route.refer.MailSettings;
import org.fingerpost.route.refer.MemberKeys;
import org.fingerpost.route.refer.ReferralSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The file that says how referrals come into members' own systems. */
final class ReferralFile {
  private static final String SETTING = "FINGERPOST_REFERRALS";
  private static final Set<String> NAMES =
      Set.of("webhook", "secret_file", "mail", "folder", "retention");

  private final Path file;

  private ReferralFile(Path file) {
    this.file = file;
  }

  /**
   * As the file has it that the environment names; without one, referrals stand on the pages alone.
   *
   * @throws UsageException when the file cannot be used
   */
  static ReferralSettings settings(
      Path data, String publicAddress, Map<String, String> environment) {
    String file = environment.getOrDefault(SETTING, "");
    Map<String, Delivery> deliveries =
        file.isEmpty() ? Map.of() : new ReferralFile(Path.of(file)).read();
    try {
      return new ReferralSettings(
          new MemberKeys(data.resolve("keys")), publicAddress, deliveries, mail(environment));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static Optional<MailSettings> mail(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("FINGERPOST_SMTP_HOST"))
        .map(
            host ->
                new MailSettings(
                    host,
                    Integer.parseInt(environment.getOrDefault("FINGERPOST_SMTP_PORT", "587")),
                    login(environment),
                    required(environment, "FINGERPOST_MAIL_FROM"),
                    !environment.getOrDefault("FINGERPOST_SMTP_TLS", "starttls").equals("none")));
  }

  private static Optional<MailSettings.Login> login(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("FINGERPOST_SMTP_USER"))
        .map(
            user ->
                new MailSettings.Login(user, required(environment, "FINGERPOST_SMTP_PASSWORD")));
  }

  private static String required(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "With FINGERPOST_SMTP_HOST, set %s too.".formatted(name)));
  }

  private Map<String, Delivery> read() {
    Map<String, Delivery> deliveries = new HashMap<>();
    mapping(load(), "the file").forEach((id, given) -> deliveries.put(id, delivery(id, given)));
    return deliveries;
  }

  private Object load() {
    try {
      return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    } catch (IOException | YamlEngineException e) {
      throw problem("cannot be read as YAML", e);
    }
  }

  private Delivery delivery(String member, Object given) {
    Map<String, Object> parts = mapping(given, member);
    TreeSet<String> unknown = new TreeSet<>(parts.keySet());
    unknown.removeAll(NAMES);
    if (!unknown.isEmpty()) {
      throw problem("has %s for %s; it may have %s".formatted(unknown, member, NAMES), null);
    }
    try {
      return new Delivery(
          text(parts, "webhook").map(URI::create),
          text(parts, "secret_file").map(this::secret),
          text(parts, "mail"),
          text(parts, "folder").map(this::path),
          text(parts, "retention").map(Period::parse).orElse(Delivery.ON_PAGES.retention()));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw problem("cannot be used for %s: %s".formatted(member, e.getMessage()), e);
    }
  }

  private String secret(String name) {
    try {
      return Files.readString(path(name)).strip();
    } catch (IOException e) {
      throw problem("names the secret %s, which cannot be read".formatted(name), e);
    }
  }

  /** A relative one is beside the file. */
  private Path path(String name) {
    return file.toAbsolutePath().resolveSibling(name);
  }

  private static Optional<String> text(Map<String, Object> parts, String name) {
    return Optional.ofNullable(parts.get(name)).map(Object::toString);
  }

  private Map<String, Object> mapping(Object given, String whose) {
    if (!(given instanceof Map<?, ?> parts)) {
      throw problem("must hold a mapping for " + whose, null);
    }
    Map<String, Object> mapping = new HashMap<>();
    parts.forEach((name, value) -> mapping.put(String.valueOf(name), value));
    return mapping;
  }

  private UsageException problem(String what, Exception cause) {
    return new UsageException(
        "The file %s that %s names %s. See routes/docs/referrals.md."
            .formatted(file, SETTING, what),
        cause);
  }
}
