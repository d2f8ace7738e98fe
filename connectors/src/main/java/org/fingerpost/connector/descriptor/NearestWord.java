package org.fingerpost.connector.descriptor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word a person meant. */
final class NearestWord {
  private NearestWord() {}

  /** {@code ; did you mean "name"?}, or the words there are where none is near. */
  static String suggestion(String word, Collection<String> known) {
    return nearest(word, known)
        .map("; did you mean \"%s\"?"::formatted)
        .orElseGet(() -> "; there are " + String.join(", ", known));
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    int furthest = Math.max(2, word.length() / 3);
    String plain = plain(word);
    return known.stream()
        .filter(candidate -> distance(plain, plain(candidate)) <= furthest)
        .min(Comparator.comparingInt(candidate -> distance(plain, plain(candidate))));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Letters to insert, drop or change (Levenshtein). */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}
