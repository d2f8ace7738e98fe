package org.fingerpost.schema;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a record of the shared schema describes. The wire name (lower case) stands in topics, tables
 * and descriptors.
 */
public enum Kind {
  /** A group, charity, company or public body: HSDS {@code organization}. */
  ORGANIZATION,
  /** A named person who acts for an organisation: HSDS {@code contact}. */
  PERSON,
  /** What an organisation offers: HSDS {@code service}. */
  SERVICE,
  /** Where something happens: HSDS {@code location}. */
  LOCATION,
  /** Advice given, training, an event or a meeting. */
  ACTIVITY,
  /** A volunteering role that somebody can take up. */
  OPPORTUNITY,
  /** A need that was asked about, without personal data. */
  ENQUIRY,
  /** A seat on a body: who speaks for whom, and reports back to whom. */
  REPRESENTATION;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in topics, tables and descriptors, such as {@code organization}. */
  public String wireName() {
    return wireName;
  }

  /**
   * The kind of that wire name.
   *
   * @throws IllegalArgumentException when no kind has the name; the message lists those that exist
   */
  public static Kind ofWireName(String wireName) {
    return Arrays.stream(values())
        .filter(kind -> kind.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is no kind of record; it must be one of %s"
                        .formatted(
                            wireName, Arrays.stream(values()).map(Kind::wireName).toList())));
  }
}
