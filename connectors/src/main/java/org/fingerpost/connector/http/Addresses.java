package org.fingerpost.connector.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fingerpost.connector.SourceException;

/** Puts addresses together. */
public final class Addresses {
  private Addresses() {}

  /**
   * Reads an address.
   *
   * @param where what to call it in messages: the text itself may be secret
   */
  static URI parse(String text, String where) throws SourceException {
    try {
      URI address = URI.create(text.strip());
      if (address.getHost() != null && address.getScheme().matches("(?i)https?")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Told below: its message would quote the text.
    }
    throw SourceException.permanent(
        "%s is no address of the web. It starts with https:// and a host.".formatted(where));
  }

  /** The address with a path behind its own. */
  public static URI below(URI address, String path) {
    String clean = path.replaceFirst("^/+", "");
    if (clean.isEmpty()) {
      return address;
    }
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String base = address.getRawPath() == null ? "" : address.getRawPath().replaceFirst("/+$", "");
    return URI.create(
        address.getScheme() + "://" + address.getRawAuthority() + base + '/' + path(clean) + query);
  }

  /** A path as addresses write it; what is encoded already stays. */
  private static String path(String text) {
    StringBuilder path = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c > ' ' && c < 0x7F && "\"<>\\^`{|}?#[]".indexOf(c) < 0;
      path.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return path.toString();
  }

  /** The address with these parameters, in place of those of the same name. */
  public static URI with(URI address, Map<String, String> parameters) {
    List<String> kept = new ArrayList<>();
    if (address.getRawQuery() != null) {
      for (String pair : address.getRawQuery().split("&")) {
        String name = URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8);
        if (!pair.isEmpty() && !parameters.containsKey(name)) {
          kept.add(pair);
        }
      }
    }
    parameters.forEach(
        (name, value) -> kept.add(Credentials.encoded(name) + '=' + Credentials.encoded(value)));
    String query = kept.isEmpty() ? "" : "?" + String.join("&", kept);
    return URI.create(
        address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath() + query);
  }

  /** Whether a key for the one may go to the other: the same host and port, never less secure. */
  static boolean isSamePlace(URI from, URI to) {
    boolean secure = !from.getScheme().equalsIgnoreCase("https") || isSecure(to);
    return secure
        && to.getHost() != null
        && from.getHost().toLowerCase(Locale.ROOT).equals(to.getHost().toLowerCase(Locale.ROOT))
        && (port(from) == port(to) || (!isSecure(from) && isSecure(to) && to.getPort() < 0));
  }

  static boolean isSecure(URI address) {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return isSecure(address) ? 443 : 80;
  }
}
