package org.fingerpost.infra.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.hub.HubSettings.DatabaseAddress;
import org.fingerpost.infra.hub.UsageException;
import picocli.CommandLine.Option;

/** Where the joint database is: what every command takes that uses it. */
final class JointOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:FINGERPOST_DATA:-data}",
      description = "Folder of data and log (FINGERPOST_DATA; default: ${DEFAULT-VALUE}).")
  Path data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      defaultValue = "${env:FINGERPOST_DATABASE_URL:-}",
      description =
          "A PostgreSQL of your own, as jdbc:postgresql://... (FINGERPOST_DATABASE_URL; default:"
              + " embedded). User and password: FINGERPOST_DATABASE_USER and"
              + " FINGERPOST_DATABASE_PASSWORD or _PASSWORD_FILE.")
  String databaseUrl;

  /** All but this as a hub has it by itself. */
  HubSettings settings() {
    return settings(System.getenv());
  }

  HubSettings settings(Map<String, String> environment) {
    HubSettings embedded = HubSettings.embedded(data, 0);
    return database(environment).map(embedded::withDatabase).orElse(embedded);
  }

  private Optional<DatabaseAddress> database(Map<String, String> environment) {
    return given(databaseUrl)
        .map(
            url ->
                new DatabaseAddress(
                    url,
                    environment.getOrDefault("FINGERPOST_DATABASE_USER", "fingerpost"),
                    password(environment)));
  }

  private static String password(Map<String, String> environment) {
    String file = environment.getOrDefault("FINGERPOST_DATABASE_PASSWORD_FILE", "");
    if (file.isEmpty()) {
      return environment.getOrDefault("FINGERPOST_DATABASE_PASSWORD", "");
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UsageException(
          "The file %s that FINGERPOST_DATABASE_PASSWORD_FILE names cannot be read."
              .formatted(file),
          e);
    }
  }

  static Optional<String> given(String text) {
    return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
  }
}
