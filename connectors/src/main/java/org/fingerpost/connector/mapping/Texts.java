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
    StringBuilder kept = new StringBuilder(text.length());
    text.chars()
        .filter(character -> !isSpace((char) character))
        .forEach(c -> kept.append((char) c));
    return kept.toString();
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
    if (text.chars().noneMatch(Texts::isControl)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.chars().filter(c -> !isControl(c)).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\t';
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
