package org.fingerpost.route.web;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the pages are called and how they are coloured: a county's own.
 *
 * @param name as it stands at the top of each page and in its title
 * @param colour of the bar at the top and of buttons, as {@code #0b5136}; white text stands on it
 */
public record Site(String name, String colour) {
  private static final int LONGEST_NAME = 60;
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  /** What WCAG 2.2 asks for between text and its ground (success criterion 1.4.3). */
  private static final double LEAST_CONTRAST = 4.5;

  static final Site USUAL = new Site("Fingerpost", "#0b5136");

  /**
   * Refuses what could not be read on a page.
   *
   * @throws IllegalArgumentException saying which setting has to be mended, and how
   */
  public Site {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "FINGERPOST_SITE_NAME must have 1 to %d characters.".formatted(LONGEST_NAME));
    }
    if (!COLOUR.matcher(colour).matches()) {
      throw new IllegalArgumentException(
          "FINGERPOST_SITE_COLOUR must be a number sign and six hexadecimal digits: #0b5136.");
    }
    if (contrastToWhite(colour) < LEAST_CONTRAST) {
      throw new IllegalArgumentException(
          "FINGERPOST_SITE_COLOUR is too light for white text on it: the contrast is %.1f to 1, and has to be %.1f. Take a darker one."
              .formatted(contrastToWhite(colour), LEAST_CONTRAST));
    }
  }

  /**
   * As the settings of this process have it.
   *
   * @throws IllegalArgumentException when one cannot be used
   */
  public static Site ofThisHub() {
    return Settings.SITE;
  }

  /**
   * As those settings have it.
   *
   * @throws IllegalArgumentException when one cannot be used
   */
  public static Site of(Map<String, String> environment) {
    return new Site(
        environment.getOrDefault("FINGERPOST_SITE_NAME", USUAL.name()),
        environment.getOrDefault("FINGERPOST_SITE_COLOUR", USUAL.colour()));
  }

  /** Contrast ratio as WCAG 2.2 defines it. */
  private static double contrastToWhite(String colour) {
    double luminance =
        0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    return 1.05 / (luminance + 0.05);
  }

  private static double linear(String colour, int start) {
    double part = Integer.parseInt(colour.substring(start, start + 2), 16) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  /** Read when the first page is made, so that a wrong setting is told as one. */
  private static final class Settings {
    static final Site SITE = of(System.getenv());
  }
}
