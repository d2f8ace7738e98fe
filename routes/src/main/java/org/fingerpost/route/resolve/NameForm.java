package org.fingerpost.route.resolve;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The form in which names, identifiers and postcodes are compared. */
final class NameForm {
  private static final Set<String> LEGAL_FORMS =
      Set.of("ltd", "limited", "cio", "cic", "plc", "llp", "inc", "incorporated");
  private static final Map<String, String> SHORTER =
      Map.of(
          "association", "assoc", "assn", "assoc", "saint", "st", "centre", "ctr", "center", "ctr");
  private static final String LONG_CIC = "community interest company";
  private static final String LONG_CIO = "charitable incorporated organisation";

  private NameForm() {}

  /** An organisation's name without its legal form, a leading article, and marks of spelling. */
  static String organization(String name) {
    String words = plain(name).replace(LONG_CIC, "cic").replace(LONG_CIO, "cio");
    List<String> kept = new ArrayList<>();
    for (String word : words.split(" ", -1)) {
      kept.add(SHORTER.getOrDefault(word, word));
    }
    while (kept.size() > 1 && LEGAL_FORMS.contains(kept.get(kept.size() - 1))) {
      kept.remove(kept.size() - 1);
    }
    if (kept.size() > 1 && kept.get(0).equals("the")) {
      kept.remove(0);
    }
    return String.join(" ", kept);
  }

  /** Lower case, without accents and punctuation, one space between words, {@code &} as and. */
  static String plain(String text) {
    StringBuilder form = new StringBuilder(text.length() + 8);
    boolean gap = false;
    for (char c : decomposed(text).toCharArray()) {
      if (c == '&' || c == '+') {
        form.append(form.isEmpty() ? "and" : " and");
        gap = true;
      } else if (Character.isLetterOrDigit(c)) {
        if (gap && !form.isEmpty()) {
          form.append(' ');
        }
        form.append(Character.toLowerCase(c));
        gap = false;
      } else if (!isSilent(c)) {
        gap = true;
      }
    }
    return form.toString();
  }

  /** Letters and digits alone; numbers of charities and companies without leading zeros. */
  static String identifier(String scheme, String identifier) {
    StringBuilder form = new StringBuilder(identifier.length());
    for (char c : identifier.toUpperCase(Locale.ROOT).toCharArray()) {
      if (Character.isLetterOrDigit(c)) {
        form.append(c);
      }
    }
    int zeros = 0;
    while (scheme.startsWith("GB-") && zeros < form.length() && form.charAt(zeros) == '0') {
      zeros++;
    }
    return form.substring(zeros);
  }

  /** Without spaces, upper case. */
  static String postcode(String postcode) {
    return identifier("", postcode);
  }

  /** Most names are plain ASCII, which decomposes to itself. */
  private static String decomposed(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFKD)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFKD);
  }

  /**
   * What a word goes on over: an apostrophe, a full stop (C.I.C.), an accent split from its letter.
   */
  private static boolean isSilent(char c) {
    return c == '\''
        || c == '.'
        || c == '\u2019'
        || c == '\u2018'
        || c == '`'
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
