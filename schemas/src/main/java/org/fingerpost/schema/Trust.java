package org.fingerpost.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How much a member's word on a field counts when members disagree, as the member's descriptor
 * says; in order, the most trusted first.
 */
public enum Trust {
  /** It outranks the others: the member that keeps the register itself, or asks every year. */
  HIGH,
  /** What holds unless a descriptor says otherwise. */
  USUAL,
  /** It stands only where nobody else has a value: an old list, typed in once. */
  LOW;

  /** As descriptors and messages write it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The trust of that wire name. */
  public static Optional<Trust> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(trust -> trust.wireName().equals(wireName)).findFirst();
  }
}
