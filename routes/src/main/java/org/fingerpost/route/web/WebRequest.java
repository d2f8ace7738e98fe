package org.fingerpost.route.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request, whose body is a form or nothing.
 *
 * @param path decoded and normalised, beginning with a slash
 * @param headers by their names in lower case
 * @param form what a {@code POST} sent, percent-decoded; empty for other methods
 * @param asker the address that the request came from: a person's, or that of the web server in
 *     front of the hub
 */
public record WebRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Map<String, List<String>> form,
    String asker) {
  private static final int LONGEST_QUERY = 2_000;

  /**
   * A request whose query stands as it was sent, percent-encoded.
   *
   * @throws RefusedRequestException when the query is too long or cannot be decoded
   */
  public static WebRequest of(
      String method, String path, String rawQuery, Map<String, String> headers) {
    return new WebRequest(method, path, decoded(rawQuery), Map.copyOf(headers), Map.of(), "");
  }

  /** This request with a form, from that address. */
  WebRequest sent(Map<String, List<String>> fields, String from) {
    return new WebRequest(method, path, query, headers, Map.copyOf(fields), from);
  }

  /** Whether it asks for something to be done. */
  public boolean isPost() {
    return method.equals("POST");
  }

  /** Whether a person reads the answer in a browser. */
  public boolean wantsPage() {
    return header("Accept").filter(types -> types.contains("text/html")).isPresent();
  }

  /** The cookie of that name. */
  public Optional<String> cookie(String name) {
    return header("Cookie").stream()
        .flatMap(cookies -> Arrays.stream(cookies.split(";")))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> unquoted(cookie.substring(name.length() + 1)))
        .findFirst();
  }

  /** Some clients quote a cookie's value (RFC 2965), most do not. */
  private static String unquoted(String value) {
    boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }

  /**
   * The value of a form's field as it was typed; empty when it is absent or empty.
   *
   * @throws RefusedRequestException when it is given more than once
   */
  public Optional<String> field(String name) {
    return only(form, name).filter(value -> !value.isEmpty());
  }

  private static Map<String, List<String>> decoded(String rawQuery) {
    if (rawQuery.length() > LONGEST_QUERY) {
      throw new RefusedRequestException(
          414, "The query is longer than %d characters; ask for less.".formatted(LONGEST_QUERY));
    }
    try {
      return new QueryStringDecoder(rawQuery, StandardCharsets.UTF_8, false).parameters();
    } catch (IllegalArgumentException e) {
      throw new RefusedRequestException(
          400, "The query is not percent-encoded UTF-8: every % must be followed by two digits.");
    }
  }

  /** The header of that name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * The value of a parameter, without surrounding space; empty when it is absent or blank.
   *
   * @throws RefusedRequestException when it is given more than once
   */
  public Optional<String> parameter(String name) {
    return only(query, name).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static Optional<String> only(Map<String, List<String>> values, String name) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw new RefusedRequestException(
          400, "The parameter %s is given %d times; give it once.".formatted(name, given.size()));
    }
    return given.stream().findFirst();
  }

  /**
   * Refuses a request that has parameters other than these.
   *
   * @throws RefusedRequestException saying which are understood
   */
  public void allowOnly(Set<String> names) {
    TreeSet<String> unknown = new TreeSet<>(query.keySet());
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw new RefusedRequestException(400, unknownSentence(unknown, new TreeSet<>(names)));
    }
  }

  private static String unknownSentence(Set<String> unknown, Set<String> names) {
    String allowed =
        names.isEmpty()
            ? "this address takes no parameters"
            : "this address understands " + String.join(", ", names);
    return "There is no parameter named %s here; %s."
        .formatted(String.join(", ", unknown), allowed);
  }
}
