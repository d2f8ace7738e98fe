package org.fingerpost.infra.command;

import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.hub.Linking;
import org.fingerpost.infra.hub.TraceSettings;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.web.Site;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings that every command with a hub takes; each has an environment variable too. */
final class HubOptions {
  @Mixin private JointOptions joint;

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
      names = "--linking",
      paramLabel = "HOW",
      defaultValue = "${env:FINGERPOST_LINKING:-model}",
      description =
          "model: organisations and people are compared by all that they hold, and verdicts are"
              + " followed; never back to keys from it. keys: records with one registered number,"
              + " or one name at one postcode, are the same"
              + " (FINGERPOST_LINKING; default: ${DEFAULT-VALUE}).",
      converter = LinkingName.class)
  Linking linking;

  HubSettings settings() {
    verifySite();
    HubSettings engines = joint.settings();
    return new HubSettings(
        engines.data(),
        bind,
        port,
        JointOptions.given(publicAddress),
        JointOptions.given(brokers),
        engines.database(),
        linking,
        OpenIdEnvironment.read(System.getenv()),
        TraceSettings.read(System.getenv()));
  }

  /** A page could say it only when somebody asks for one. */
  private static void verifySite() {
    try {
      Site.of(System.getenv());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}
