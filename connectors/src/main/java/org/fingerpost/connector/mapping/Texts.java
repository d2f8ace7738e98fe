package org.fingerpost.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the words that people and systems leave in columns. */
final class Texts {
  private static final int LONGEST = 100_000;

  /** What people type when there is nothing to type. */
  private static final Set<String> NOTHING =
      Set.of("-", "--", "n/a", "na", "none", "nil", "null", "tbc", "not known", "unknown", "?");

  private Texts() {}

  /** The text of a value, without space around it; empty when there is none. */
  static String clean(JsonNode value) throws UnreadableValueException {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (value.isContainerNode()) {
      throw new UnreadableValueException(
          "form",
          "holds a list or an object where a single value is wanted; take the value out"
              + " of it with jslt");
    }
    String text = value.isNumber() ? number(value) : value.asText();
    if (text.length() > LONGEST) {
      throw new UnreadableValueException(
          "length", "holds more than %d characters; shorten it".formatted(LONGEST));
    }
    return trimmed(text);
  }

  /** Whether somebody typed that there is nothing: never asked of free text. */
  static boolean isNothing(String text) {
    return text.isEmpty()
        || (text.length() <= 9 && NOTHING.contains(text.toLowerCase(Locale.ROOT)));
  }

  /** The single values of a text that lists several. */
  static List<String> split(String text) {
    if (text.indexOf(';') < 0 && text.indexOf(',') < 0) {
      return text.isEmpty() ? List.of() : List.of(text);
    }
    List<String> parts = new ArrayList<>();
    for (String part : text.split("[;,]", -1)) {
      String trimmed = trimmed(part);
      if (!trimmed.isEmpty()) {
        parts.add(trimmed);
      }
    }
    return parts;
  }

  /** Letters and digits only, so that a code is known however it is written. */
  static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '&') {
        letters.append("and");
      } else if (Character.isLetterOrDigit(character)) {
        letters.append(Character.toLowerCase(character));
      }
    }
    return letters.toString();
  }

  static String withoutSpace(String text) {
    return without(text, Texts::isSpace);
  }

  private static String number(JsonNode value) {
    return value.isIntegralNumber()
        ? value.asText()
        : value.decimalValue().stripTrailingZeros().toPlainString();
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return withoutControls(text.substring(start, end));
  }

  /** Control characters go; the ends of lines and tabs stay. */
  private static String withoutControls(String text) {
    return without(text, Texts::isControl);
  }

  /**
   * Looks at every character of every record: plain loops, and the same text where nothing goes.
   */
  private static String without(String text, CharTest goes) {
    int at = 0;
    while (at < text.length() && !goes.test(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length()).append(text, 0, at);
    for (; at < text.length(); at++) {
      if (!goes.test(text.charAt(at))) {
        kept.append(text.charAt(at));
      }
    }
    return kept.toString();
  }

  @FunctionalInterface
  private interface CharTest {
    boolean test(char character);
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
  }

  /** White space, the no-break spaces of web pages, and the marks that begin some files. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || c == '\uFEFF'
        || c == '\u200B';
  }
}
