package org.fingerpost.route.linkage;

/**
 * One copy of texts that many records have: words of names, towns, registers. It forgets, so that
 * it stays small however many texts come by; what it gives is equal to what it got, and often the
 * same. Any thread: strings are immutable, and a slot that two write at once holds either.
 */
final class CommonText {
  private static final String[] SLOTS = new String[1 << 15];

  private CommonText() {}

  static String of(String text) {
    if (text.isEmpty()) {
      return "";
    }
    int hash = text.hashCode() * 0x9e3779b9;
    int slot = hash >>> 17;
    String known = SLOTS[slot];
    if (text.equals(known)) {
      return known;
    }
    SLOTS[slot] = text;
    return text;
  }
}
