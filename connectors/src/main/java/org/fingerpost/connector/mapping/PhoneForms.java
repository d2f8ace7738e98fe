package org.fingerpost.connector.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Telephone numbers in the international form, as libphonenumber writes them. It reads a number by
 * dozens of regular expressions, which costs as much as the rest of a record's mapping. How a whole
 * British number is spaced depends on its first six digits alone, so the library is asked once for
 * each such beginning; {@code PhoneFormsTest} holds the two together. Safe for use by many threads.
 */
final class PhoneForms {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final String COUNTRY = "+44";

  /** Of a number that is written with its zero: {@code 01632 960123}. */
  private static final int DIGITS = 11;

  /** The zero, and the six digits by which the library chooses a form. */
  private static final int BEGINNING = 7;

  /** A county has some dozens; no list of numbers may fill the memory. */
  private static final int MOST = 20_000;

  private static final Map<String, String> EXAMPLES = new ConcurrentHashMap<>();

  private PhoneForms() {}

  /** The number's form; empty where the text is no possible number. */
  static Optional<String> international(String text) {
    String digits = plainDigits(text);
    if (digits.isEmpty()) {
      return asked(text);
    }
    String beginning = digits.substring(0, BEGINNING);
    String example = EXAMPLES.get(beginning);
    return example == null ? first(beginning, digits) : Optional.of(spacedLike(example, digits));
  }

  private static Optional<String> first(String beginning, String digits) {
    Optional<String> form = asked(digits);
    if (EXAMPLES.size() < MOST) {
      form.filter(made -> made.startsWith(COUNTRY))
          .ifPresent(made -> EXAMPLES.put(beginning, made));
    }
    return form;
  }

  /** The eleven digits of a number with nothing but blanks between them, else an empty text. */
  private static String plainDigits(String text) {
    StringBuilder digits = new StringBuilder(DIGITS);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= '0' && character <= '9') {
        digits.append(character);
      } else if (character != ' ') {
        return "";
      }
    }
    boolean whole = digits.length() == DIGITS && digits.charAt(0) == '0' && digits.charAt(1) != '0';
    return whole ? digits.toString() : "";
  }

  private static String spacedLike(String example, String digits) {
    StringBuilder form = new StringBuilder(example.length()).append(COUNTRY);
    int next = 1; // the zero is for calls within the country
    for (int i = COUNTRY.length(); i < example.length(); i++) {
      char character = example.charAt(i);
      form.append(character == ' ' ? ' ' : digits.charAt(next++));
    }
    return form.toString();
  }

  private static Optional<String> asked(String text) {
    try {
      PhoneNumber number = LIBRARY.parse(text, "GB");
      return LIBRARY.isPossibleNumber(number)
          ? Optional.of(LIBRARY.format(number, PhoneNumberFormat.INTERNATIONAL))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
