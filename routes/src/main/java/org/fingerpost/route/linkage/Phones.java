package org.fingerpost.route.linkage;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Telephone numbers in one form, as libphonenumber reads them from within the United Kingdom. */
final class Phones {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final int LEAST_DIGITS = 5;
  private static final int LEAST_OF_SEVERAL = 10;
  private static final Pattern BETWEEN = Pattern.compile("[/;,&]| or ");

  private Phones() {}

  /** Whether it is a British mobile; of other countries' numbers none is told apart. */
  static boolean isMobile(String canonical) {
    return canonical.startsWith("447");
  }

  /** Those in a field that may hold several: 01632 960111 / 07700 900222. */
  static List<String> each(String text) {
    String[] parts = BETWEEN.split(text);
    boolean several = parts.length > 1;
    for (String part : parts) {
      several &= Text.digits(part).length() >= LEAST_OF_SEVERAL;
    }
    return Stream.of(several ? parts : new String[] {text})
        .map(Phones::canonical)
        .filter(number -> !number.isEmpty())
        .toList();
  }

  /** With country code, digits alone; empty when it is no number. */
  static String canonical(String text) {
    String quick = plainBritish(text);
    return quick.isEmpty() ? parsed(text) : quick;
  }

  /**
   * Ten or eleven digits with one nought in front, or ten after +44, and nothing but spaces and
   * brackets between: nine in ten numbers, for which the library takes as long as for all else.
   */
  static String plainBritish(String text) {
    StringBuilder digits = new StringBuilder(14);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c == '+' ? !digits.isEmpty() : c != ' ' && c != '(' && c != ')' && c != '-') {
        return "";
      }
    }
    boolean international = text.indexOf('+') >= 0;
    String number = digits.toString();
    if (international) {
      boolean plain = number.length() == 12 && number.startsWith("44") && number.charAt(2) != '0';
      return plain ? number : "";
    }
    boolean national =
        (number.length() == 11 || number.length() == 10)
            && number.charAt(0) == '0'
            && number.charAt(1) != '0';
    return national ? "44" + number.substring(1) : "";
  }

  static String parsed(String text) {
    try {
      PhoneNumber number = NUMBERS.parse(text, "GB");
      String form = NUMBERS.format(number, PhoneNumberUtil.PhoneNumberFormat.E164).substring(1);
      return form.length() >= LEAST_DIGITS ? form : "";
    } catch (NumberParseException e) {
      String digits = Text.digits(text);
      return digits.length() >= LEAST_DIGITS ? digits : "";
    }
  }
}
