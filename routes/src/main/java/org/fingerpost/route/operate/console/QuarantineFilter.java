package org.fingerpost.route.operate.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fingerpost.route.control.RefusalFilter;
import org.fingerpost.route.web.RefusedRequestException;

/** Which refusals a page is about, as its address and its forms carry it; empty: any. */
public record QuarantineFilter(
    String id,
    String member,
    String dataset,
    String stage,
    String reason,
    String since,
    String before) {
  /** The names of the parameters. */
  static final Set<String> NAMES =
      Set.of("id", "member", "dataset", "stage", "reason", "since", "before");

  private static final ZoneId ZONE = ZoneId.of("Europe/London");

  static QuarantineFilter of(Function<String, Optional<String>> parameters) {
    Function<String, String> text = name -> parameters.apply(name).orElse("").strip();
    return new QuarantineFilter(
        text.apply("id"),
        text.apply("member"),
        text.apply("dataset"),
        text.apply("stage"),
        text.apply("reason"),
        text.apply("since"),
        text.apply("before"));
  }

  static QuarantineFilter one(String id) {
    return new QuarantineFilter(id, "", "", "", "", "", "");
  }

  /** Whether it leaves nothing out. */
  public boolean isAny() {
    return given().findAny().isEmpty();
  }

  /** What is given, as the page says it: {@code member barn, reason schema}. */
  public String inWords() {
    return given()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  RefusalFilter refusals() {
    return new RefusalFilter(
        given(id),
        given(member),
        given(dataset),
        given(stage),
        given(reason),
        given(since).map(text -> moment("since", text)),
        given(before).map(text -> moment("before", text)));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(given -> !given.isEmpty());
  }

  private static Instant moment(String name, String text) {
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).atZone(ZONE).toInstant();
    } catch (DateTimeException e) {
      throw new RefusedRequestException(
          400, "The time under '%s' cannot be read. Write it as 2026-11-22T14:30.".formatted(name));
    }
  }

  /** What is given, for the hidden fields of a form. */
  public Map<String, String> fields() {
    return given().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Stream<Map.Entry<String, String>> given() {
    return Stream.of(
            Map.entry("id", id),
            Map.entry("member", member),
            Map.entry("dataset", dataset),
            Map.entry("stage", stage),
            Map.entry("reason", reason),
            Map.entry("since", since),
            Map.entry("before", before))
        .filter(entry -> !entry.getValue().isEmpty());
  }

  /** The address of the list that it makes, with more parameters. */
  String href(String... more) {
    Stream<String> given = given().map(entry -> entry.getKey() + "=" + encoded(entry.getValue()));
    Stream<String> added = Stream.of(more);
    String query = Stream.concat(given, added).sorted().collect(Collectors.joining("&"));
    return "/ops/quarantine" + (query.isEmpty() ? "" : "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
