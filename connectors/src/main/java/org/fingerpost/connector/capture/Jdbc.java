package org.fingerpost.connector.capture;

import java.net.URI;
import java.util.Locale;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * The parts of a JDBC address.
 *
 * @param tls the address's {@code sslmode}, in Debezium's words; empty where it says none
 */
record Jdbc(String host, int port, String database, String tls) {
  static Jdbc of(SystemDescriptor.Database system, int usualPort) {
    URI uri = URI.create(system.url().substring("jdbc:".length()));
    String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    int port = uri.getPort() < 0 ? usualPort : uri.getPort();
    return new Jdbc(String.valueOf(uri.getHost()), port, path, tls(uri.getQuery()));
  }

  private static String tls(String query) {
    for (String part : (query == null ? "" : query).split("&")) {
      if (part.toLowerCase(Locale.ROOT).startsWith("sslmode=")) {
        return part.substring("sslmode=".length()).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }
}
