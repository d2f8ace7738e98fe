package org.fingerpost.infra.demo.invent;

import java.util.Random;

/** Numbers that belong to nobody and never will. */
public final class ReservedNumbers {
  private ReservedNumbers() {}

  /** A telephone number of those that Ofcom keeps for drama: it rings nowhere. */
  public static String phone(Random random) {
    return random.nextInt(3) == 0
        ? "07700 900%03d".formatted(random.nextInt(1000))
        : "01632 960%03d".formatted(random.nextInt(1000));
  }

  /** A charity number of seven digits in a range that the register has never reached. */
  public static String charityNumber(int organisation) {
    return String.valueOf(9_100_000 + organisation);
  }

  /** A postcode of that sector. */
  public static String postcode(Place place, Random random) {
    String letters = "ABDEFGHJLNPQRSTUWXYZ";
    return place.postcodeSector()
        + letters.charAt(random.nextInt(letters.length()))
        + letters.charAt(random.nextInt(letters.length()));
  }
}
