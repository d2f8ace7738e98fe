package org.fingerpost.route.control;

/**
 * A person's word.
 *
 * @param by who says it
 * @param because why, for those who look at the audit later
 */
public record Asked(String by, String because) {
  /** The longest of either that is kept, in characters. */
  public static final int LONGEST = 500;

  /**
   * Takes blanks off both ends.
   *
   * @throws OrderRefusedException when nobody says it, or one of the two is too long
   */
  public Asked {
    by = by.strip();
    because = because.strip();
    if (by.isEmpty() || by.length() > LONGEST || because.length() > LONGEST) {
      throw new OrderRefusedException(
          "An action needs who asks for it and may say why, in at most %d characters each."
              .formatted(LONGEST));
    }
  }

  /**
   * This, where a reason is given.
   *
   * @throws OrderRefusedException when none is
   */
  public Asked withReason() {
    if (because.isEmpty()) {
      throw new OrderRefusedException(
          "Say why: whoever looks at this later will ask. Nothing was done.");
    }
    return this;
  }
}
