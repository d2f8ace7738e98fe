package org.fingerpost.route.linkage;

/** What a piece of evidence is about. */
public enum EvidenceKind {
  /** How rarely any two records are about the same one: where every score starts. */
  START,
  /** An organisation's name. */
  NAME,
  /**
   * What sets like-named organisations apart: north or south, junior or senior, first or second.
   */
  QUALIFIER,
  GIVEN_NAME,
  SURNAME,
  IDENTIFIER,
  BIRTH_DATE,
  PHONE,
  EMAIL,
  /**
   * The domain of the website or of the e-mail address, unless anybody may have an address there.
   */
  DOMAIN,
  POSTCODE,
  STREET,
  /** The name of the building, or a second line of the address. */
  BUILDING,
  TOWN,
  REGION;

  static final int COUNT = values().length;
  private static final EvidenceKind[] ALL = values();

  /** All of them, without the copy that {@link #values} makes; not to be changed. */
  static EvidenceKind[] all() {
    return ALL;
  }
}
