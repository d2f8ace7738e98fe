package org.fingerpost.route.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request without a body.
 *
 * @param path decoded and normalised, beginning with a slash
 * @param headers by their names in lower case
 */
public record WebRequest(
    String method, String path, Map<String, List<String>> query, Map<String, String> headers) {
  private static final int LONGEST_QUERY = 2_000;

  /**
   * A request whose query stands as it was sent, percent-encoded.
   *
   * @throws RefusedRequestException when the query is too long or cannot be decoded
   */
  public static WebRequest of(
      String method, String path, String rawQuery, Map<String, String> headers) {
    return new WebRequest(method, path, decoded(rawQuery), Map.copyOf(headers));
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
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new RefusedRequestException(
          400, "The parameter %s is given %d times; give it once.".formatted(name, values.size()));
    }
    return values.stream().map(String::strip).filter(value -> !value.isEmpty()).findFirst();
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
