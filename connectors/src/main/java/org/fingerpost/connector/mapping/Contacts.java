package org.fingerpost.connector.mapping;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the ways to reach somebody. */
final class Contacts {
  private static final int FEWEST_DIGITS = 5;
  private static final int MOST_DIGITS = 20;
  private static final int LONGEST_PHONE = 60;
  private static final Pattern POSTCODE =
      Pattern.compile("GIR0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}");
  private static final Pattern HOST =
      Pattern.compile("[^\\s/.][^\\s/]*\\.[^\\s/.]{2,}(?:[/?#].*)?");

  private Contacts() {}

  /**
   * A telephone number in the international form. What is no plain number, such as a number with
   * words, is kept as it is as long as somebody could dial it.
   */
  static String phone(String text) throws UnreadableValueException {
    Optional<String> form = PhoneForms.international(text);
    if (form.isPresent()) {
      return form.get();
    }
    // Words beside it: dialled by a person, who can read.
    long digits = text.chars().filter(Character::isDigit).count();
    if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || text.length() > LONGEST_PHONE) {
      throw new UnreadableValueException(
          "phone", "holds no single telephone number; write it such as 01632 960123");
    }
    return text;
  }

  /** An e-mail address; what stands before the @ is the mail server's own affair. */
  static String email(String text) throws UnreadableValueException {
    String address =
        text.regionMatches(true, 0, "mailto:", 0, 7) ? text.substring(7).strip() : text;
    int at = address.lastIndexOf('@');
    boolean whole = at > 0 && address.indexOf('.', at) > at + 1 && !address.endsWith(".");
    if (!whole || hasWhiteSpace(address)) {
      throw new UnreadableValueException(
          "email", "holds no single e-mail address; write it such as office@example.org");
    }
    return address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
  }

  /** A web address; people leave https:// out. */
  static String web(String text) throws UnreadableValueException {
    boolean space = hasWhiteSpace(text);
    if (!space && hasScheme(text)) {
      int colon = text.indexOf(':');
      return text.substring(0, colon).toLowerCase(Locale.ROOT) + text.substring(colon);
    } else if (!space && HOST.matcher(text).matches() && text.indexOf(':') < 0) {
      return "https://" + text;
    }
    throw new UnreadableValueException(
        "web-address", "holds no web address; write it such as https://www.example.org");
  }

  private static boolean hasScheme(String text) {
    return begins(text, "https://") || begins(text, "http://");
  }

  private static boolean begins(String text, String scheme) {
    return text.length() > scheme.length()
        && text.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private static boolean hasWhiteSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** A postcode in capitals, with one space before its last three. */
  static String postcode(String text) throws UnreadableValueException {
    String letters = Texts.withoutSpace(text).toUpperCase(Locale.ROOT);
    if (!POSTCODE.matcher(letters).matches()) {
      throw new UnreadableValueException(
          "postcode", "holds no whole postcode; write it such as WR1 1AA");
    }
    int last = letters.length() - 3;
    return letters.substring(0, last) + ' ' + letters.substring(last);
  }
}
