package org.fingerpost.route.linkage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Text as words to compare: lower case, without accents, apostrophes and punctuation. */
final class Text {
  private Text() {}

  /** The words of it; {@code &} and {@code +} read "and", C.I.C. is one word. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>(8);
    String plain = decomposed(text);
    StringBuilder word = new StringBuilder(12);
    for (int at = 0; at < plain.length(); at++) {
      char c = plain.charAt(at);
      if (c == '&' || c == '+') {
        end(word, words);
        words.add("and");
      } else if (Character.isLetterOrDigit(c)) {
        word.append(Character.toLowerCase(c));
      } else if (!isSilent(plain, at, word.length())) {
        end(word, words);
      }
    }
    end(word, words);
    return words;
  }

  /** Letters and digits alone, lower case. */
  static String compact(String text) {
    StringBuilder form = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (Character.isLetterOrDigit(c)) {
        form.append(Character.toLowerCase(c));
      }
    }
    return form.toString();
  }

  /** The digits alone. */
  static String digits(String text) {
    StringBuilder form = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        form.append(c);
      }
    }
    return form.toString();
  }

  /**
   * Whether both hold as many digits, and not the same. Asked for every pair, so nothing is made.
   */
  static boolean haveOtherDigits(String a, String b) {
    boolean areOther = false;
    int x = digit(a, 0);
    int y = digit(b, 0);
    while (x < a.length() && y < b.length()) {
      areOther |= a.charAt(x) != b.charAt(y);
      x = digit(a, x + 1);
      y = digit(b, y + 1);
    }
    return areOther && x == a.length() && y == b.length();
  }

  /** Where the next digit stands; the text's length when none does. */
  private static int digit(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) < '0' || text.charAt(at) > '9')) {
      at++;
    }
    return at;
  }

  /** FNV-1a over 64 bits, mixed: the same on every machine and in every version. */
  static long hash(String space, String text) {
    long hash = 0xcbf29ce484222325L;
    for (int at = 0; at < space.length(); at++) {
      hash = (hash ^ space.charAt(at)) * 0x100000001b3L;
    }
    hash = (hash ^ 0x1f) * 0x100000001b3L;
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * 0x100000001b3L;
    }
    return mixed(hash);
  }

  /** Two hashes as one, in that order. */
  static long hash(long first, long second) {
    return mixed(first * 0x9e3779b97f4a7c15L + second);
  }

  private static long mixed(long hash) {
    long z = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isSilent(String text, int at, int soFar) {
    char c = text.charAt(at);
    if (c == '\'' || c == '\u2019' || c == '\u2018' || c == '`') {
      return true;
    }
    boolean initial =
        c == '.' && soFar > 0 && (at < 2 || !Character.isLetterOrDigit(text.charAt(at - 2)));
    return initial || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** Most names are plain ASCII, which decomposes to itself. */
  private static String decomposed(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) > 127) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD);
      }
    }
    return text;
  }
}
