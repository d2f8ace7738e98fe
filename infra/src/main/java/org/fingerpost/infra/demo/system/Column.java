package org.fingerpost.infra.demo.system;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fingerpost.infra.demo.invent.Fact;

/**
 * One column of a member's table.
 *
 * @param fact what it holds; empty for a constant
 * @param type its SQL type
 * @param codes the shared schema's value to the member's own; empty: the same
 * @param one keeps only the first of several values
 * @param format of a date, where the member does not write it as ISO 8601 does
 * @param beside the table that it stands in beside the main one, if it does
 * @param constant what every row of the dataset has
 */
record Column(
    String name,
    Optional<Fact> fact,
    String type,
    Map<String, String> codes,
    boolean one,
    Optional<String> format,
    Optional<String> beside,
    Optional<String> constant) {
  private static final ZoneId OFFICE = ZoneId.of("Europe/London");

  /**
   * The member's way to write it. What the codes do not know is written as it is: a typing slip.
   */
  String write(String value) {
    String kept = one ? value.split(";", 2)[0] : value;
    if (format.isPresent() && kept.matches("\\d{4}-\\d\\d-\\d\\d")) {
      return LocalDate.parse(kept).format(DateTimeFormatter.ofPattern(format.get(), Locale.UK));
    }
    if (type.equals("timestamp")) {
      // A column without a zone holds what the clock on the office wall shows.
      return LocalDateTime.ofInstant(Instant.parse(kept), OFFICE).toString();
    }
    return translate(kept, codes);
  }

  /** What the member's way to write it means. */
  String read(String value) {
    if (type.equals("boolean")) {
      return value.toLowerCase(Locale.ROOT).startsWith("t") ? "true" : "false";
    }
    return translate(
        value,
        codes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey)));
  }

  private static String translate(String value, Map<String, String> words) {
    if (words.isEmpty()) {
      return value;
    }
    return Arrays.stream(value.split(";", -1))
        .map(part -> words.getOrDefault(part, part))
        .collect(Collectors.joining(";"));
  }
}
