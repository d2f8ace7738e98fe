package org.fingerpost.route.places;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A UK postcode, or its first half, by form: whether there is such a postcode only a gazetteer
 * knows.
 *
 * @param text in capitals, such as {@code WR11 4AB} or {@code WR11}
 */
public record Postcode(String text) {
  private static final Pattern FORM = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})?");

  /** Spaces wherever somebody may type one are far fewer. */
  private static final int LONGEST = 16;

  /** The postcode that somebody typed, in any case and with or without spaces. */
  public static Optional<Postcode> of(String typed) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    String inward = form.group(2);
    return Optional.of(new Postcode(form.group(1) + (inward == null ? "" : ' ' + inward)));
  }

  /** The postcode district: the first half. */
  public Postcode outward() {
    int space = text.indexOf(' ');
    return space < 0 ? this : new Postcode(text.substring(0, space));
  }

  /** Whether it is more than a postcode district. */
  public boolean isWhole() {
    return text.indexOf(' ') > 0;
  }
}
