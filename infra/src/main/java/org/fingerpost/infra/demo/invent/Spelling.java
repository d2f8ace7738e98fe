package org.fingerpost.infra.demo.invent;

import java.util.Locale;
import java.util.Random;

/**
 * How the same name and postcode look at another member. Every variation here is one that a person
 * would take for the same.
 */
public final class Spelling {
  private Spelling() {}

  /** The name as one member has it. */
  public static String name(String name, Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> name.toUpperCase(Locale.ROOT);
      case 1 -> name.replace("'", "");
      case 2 -> name + " Ltd";
      case 3 -> name.replace(" ", "  ");
      case 4 -> name.replace("-", " ");
      case 5 -> name.toLowerCase(Locale.ROOT);
      default -> name;
    };
  }

  /** The postcode as one member has it. */
  public static String postcode(String postcode, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> postcode.replace(" ", "");
      case 1 -> postcode.toLowerCase(Locale.ROOT);
      default -> postcode;
    };
  }

  /**
   * A slip of the typist: one letter doubled. A person would see it; a rule that compares whole
   * names does not.
   */
  public static String slip(String name, Random random) {
    int at = 1 + random.nextInt(name.length() - 1);
    return name.substring(0, at) + name.charAt(at - 1) + name.substring(at);
  }
}
