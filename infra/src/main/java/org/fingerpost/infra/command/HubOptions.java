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

/** The settings that every command with a hub takes; each has an environment variable too. */
final class HubOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:FINGERPOST_DATA:-data}",
      description = "Folder for data and log (FINGERPOST_DATA; default: ${DEFAULT-VALUE}).")
  Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "${env:FINGERPOST_PORT:-8080}",
      description = "Port of the pages and APIs, 0 for any (FINGERPOST_PORT; ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      defaultValue = "${env:FINGERPOST_BIND:-127.0.0.1}",
      description =
          "Address to listen on, 0.0.0.0 for every one (FINGERPOST_BIND; ${DEFAULT-VALUE}).")
  String bind;

  @Option(
      names = "--public-address",
      paramLabel = "URL",
      defaultValue = "${env:FINGERPOST_PUBLIC_ADDRESS:-}",
      description =
          "Where others reach it, such as https://directory.example.org (FINGERPOST_PUBLIC_ADDRESS;"
              + " default: the address it listens on).")
  String publicAddress;

  @Option(
      names = "--kafka-brokers",
      paramLabel = "HOST:PORT[,...]",
      defaultValue = "${env:FINGERPOST_KAFKA_BROKERS:-}",
      description = "A Kafka of your own (FINGERPOST_KAFKA_BROKERS; default: embedded).")
  String brokers;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      defaultValue = "${env:FINGERPOST_DATABASE_URL:-}",
      description =
          "A PostgreSQL of your own, as jdbc:postgresql://... (FINGERPOST_DATABASE_URL; default:"
              + " embedded). User and password: FINGERPOST_DATABASE_USER and"
              + " FINGERPOST_DATABASE_PASSWORD or _PASSWORD_FILE.")
  String databaseUrl;

  HubSettings settings() {
    return settings(System.getenv());
  }

  HubSettings settings(Map<String, String> environment) {
    return new HubSettings(
        data, bind, port, given(publicAddress), given(brokers), database(environment));
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

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
  }
}
