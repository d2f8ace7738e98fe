package org.fingerpost.infra.hub;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where traces are sent.
 *
 * @param collector takes OTLP over HTTP, such as {@code http://localhost:4318/v1/traces}
 * @param share of the versions that is traced, above 0 and at most 1; every process takes the same
 */
public record TraceSettings(URI collector, double share) {
  private static final String ADDRESS = "FINGERPOST_TRACES_URL";
  private static final String SHARE = "FINGERPOST_TRACES_SHARE";

  /**
   * As the environment says; empty where it says nothing.
   *
   * @throws UsageException when it cannot be understood
   */
  public static Optional<TraceSettings> read(Map<String, String> environment) {
    String address = environment.getOrDefault(ADDRESS, "").strip();
    return address.isEmpty()
        ? Optional.empty()
        : Optional.of(new TraceSettings(collector(address), share(environment)));
  }

  private static URI collector(String address) {
    try {
      URI uri = URI.create(address);
      if (uri.getHost() != null && uri.getScheme().matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw notAnAddress(address, e);
    }
    throw notAnAddress(address, null);
  }

  private static UsageException notAnAddress(String address, Exception cause) {
    return new UsageException(
        "%s is \"%s\", which is no address of a collector. Write it as http://localhost:4318/v1/traces."
            .formatted(ADDRESS, address),
        cause);
  }

  private static double share(Map<String, String> environment) {
    String text = environment.getOrDefault(SHARE, "1").strip();
    try {
      double share = Double.parseDouble(text);
      if (share > 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw notAShare(text, e);
    }
    throw notAShare(text, null);
  }

  private static UsageException notAShare(String text, Exception cause) {
    return new UsageException(
        "%s is \"%s\". Write a number above 0 and at most 1, such as 0.01.".formatted(SHARE, text),
        cause);
  }
}
