package org.fingerpost.route.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that somebody typed, as a PostgreSQL text query. Made of letters and digits alone, so that
 * nothing typed can be read as an operator.
 *
 * @param groups one of each group must begin a word of what is found
 */
public record SearchWords(List<List<String>> groups) {
  /** Finds everything. */
  public static final SearchWords NONE = new SearchWords(List.of());

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final int MOST_WORDS = 12;
  private static final int LONGEST_WORD = 60;

  /** Whatever has all the words, or words that begin with them. */
  public static SearchWords allOf(String typed) {
    return new SearchWords(words(typed).stream().map(List::of).toList());
  }

  /** Whatever has one of the words. */
  public static SearchWords anyOf(String typed) {
    List<String> words = words(typed);
    return words.isEmpty() ? NONE : new SearchWords(List.of(words));
  }

  private static List<String> words(String typed) {
    return WORD.matcher(typed)
        .results()
        .limit(MOST_WORDS)
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .map(word -> word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word)
        .toList();
  }

  /** Whether there is nothing to look for. */
  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /** For {@code to_tsquery}. */
  String tsquery() {
    return groupQueries().stream().collect(Collectors.joining(" & "));
  }

  /** The same of each group alone. */
  List<String> groupQueries() {
    return groups.stream()
        .map(
            group ->
                group.stream()
                    .map(word -> word + ":*")
                    .collect(Collectors.joining(" | ", "(", ")")))
        .toList();
  }
}
