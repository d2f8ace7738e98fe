package org.fingerpost.infra.demo.invent;

import java.util.Arrays;
import java.util.Locale;

/** Something that a member may note down about a record, whatever its own name for the column. */
public enum Fact {
  KEY,
  NAME,
  DESCRIPTION,
  CHARITY_NUMBER,
  PHONE,
  /** Private: no agreement of the demo shares it. */
  HOME_PHONE,
  EMAIL,
  WEBSITE,
  ADDRESS,
  TOWN,
  POSTCODE,
  DISTRICTS,
  STATUS,
  YEAR,
  LEGAL_STATUS,
  GROUPS,
  FIVE_SERVICES,
  CONSORTIUM,
  SCOPE,
  QUALITY,
  CONFIRMED,
  /** Private: no agreement of the demo shares it. */
  NOTES,
  CHANGED,
  DELETED,
  CONSENT,
  ORGANIZATION,
  FOR_ORGANIZATION,
  /** The key of the hall or room where it is. */
  LOCATION,
  ROLE,
  FEES,
  DAY,
  LATITUDE,
  LONGITUDE,
  ACCESS,
  TYPE,
  STARTS,
  ENDS,
  ATTENDANCE,
  TIME_COMMITMENT,
  ASKED_ON,
  OUTCOME,
  BODY,
  SPEAKS_FOR,
  REPORTS_TO;

  /**
   * The fact of that name in the files that describe the member systems.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Fact named(String name) {
    return Arrays.stream(values())
        .filter(fact -> fact.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"%s\" is no fact".formatted(name)));
  }
}
