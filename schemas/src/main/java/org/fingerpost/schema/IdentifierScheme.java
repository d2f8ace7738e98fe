package org.fingerpost.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A register that gives numbers to organisations.
 *
 * @param id its code at org-id.guide, such as {@code GB-CHC}
 * @param name what its number is called, such as Charity number
 * @param pattern what a number looks like as members write it
 */
public record IdentifierScheme(String id, String name, String description, Pattern pattern) {
  private static final int COMPANY_NUMBER_LENGTH = 8;

  static IdentifierScheme of(String id, String name, String description, String pattern) {
    return new IdentifierScheme(id, name, description, Pattern.compile(pattern));
  }

  /**
   * The number as the register itself writes it, so that two spellings of one compare equal; empty
   * when the text cannot be a number of this register.
   */
  public Optional<String> registered(String text) {
    String trimmed = text.strip();
    return pattern.matcher(trimmed).matches() ? Optional.of(inForm(trimmed)) : Optional.empty();
  }

  private String inForm(String number) {
    String upper = number.toUpperCase(Locale.ROOT);
    return switch (id) {
      case "GB-COH" -> padded(upper);
      case "GB-SC" -> "SC0" + lastDigits(upper, 5);
      case "GB-NIC" -> lastDigits(upper, 6);
      case "GB-CASC" -> number;
      default -> upper;
    };
  }

  /** Spreadsheets drop the zeros that a company number begins with. */
  private static String padded(String number) {
    boolean digitsOnly = number.chars().allMatch(Character::isDigit);
    return digitsOnly ? "0".repeat(COMPANY_NUMBER_LENGTH - number.length()) + number : number;
  }

  private static String lastDigits(String number, int count) {
    return number.substring(number.length() - count);
  }
}
