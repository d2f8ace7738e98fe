package org.fingerpost.route.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that somebody typed, as a PostgreSQL text query. Made of letters and digits alone, so that
 * nothing typed can be read as an operator.
 *
 * @param tsquery empty when there is nothing to look for
 */
record SearchText(String tsquery) {
  static final SearchText NOTHING = new SearchText("");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern POSTCODE =
      Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)\\s*(?:[0-9][A-Z]{2})?");
  private static final int MOST_WORDS = 12;

  /** Whatever has all the words, or words that begin with them. */
  static SearchText allOf(String typed) {
    return new SearchText(joined(typed, " & "));
  }

  /** Whatever has one of the words. */
  static SearchText anyOf(String typed) {
    return new SearchText(joined(typed, " | "));
  }

  /**
   * Whatever is in that town, district or postcode area. Of a postcode only the first half is
   * looked for: a neighbour's street helps too.
   */
  static SearchText place(String typed) {
    return postcode(typed).orElseGet(() -> named(typed));
  }

  /** Whatever is in that postcode area; empty when the text is no postcode. */
  static Optional<SearchText> postcode(String typed) {
    Matcher postcode = POSTCODE.matcher(typed.strip().toUpperCase(Locale.ROOT));
    return postcode.matches()
        ? Optional.of(new SearchText(postcode.group(1).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static SearchText named(String typed) {
    String words = joined(typed, " & ");
    List<String> codes = words.isEmpty() ? List.of() : Terms.districtsNamedLike(typed);
    return codes.isEmpty()
        ? new SearchText(words)
        : new SearchText("(%s) | %s".formatted(words, String.join(" | ", codes)));
  }

  boolean isEmpty() {
    return tsquery.isEmpty();
  }

  private static String joined(String typed, String operator) {
    return WORD.matcher(typed)
        .results()
        .limit(MOST_WORDS)
        .map(word -> word.group().toLowerCase(Locale.ROOT) + ":*")
        .collect(Collectors.joining(operator));
  }
}
