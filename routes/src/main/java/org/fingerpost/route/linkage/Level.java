package org.fingerpost.route.linkage;

import static org.fingerpost.route.linkage.EvidenceKind.BIRTH_DATE;
import static org.fingerpost.route.linkage.EvidenceKind.BUILDING;
import static org.fingerpost.route.linkage.EvidenceKind.DOMAIN;
import static org.fingerpost.route.linkage.EvidenceKind.EMAIL;
import static org.fingerpost.route.linkage.EvidenceKind.GIVEN_NAME;
import static org.fingerpost.route.linkage.EvidenceKind.IDENTIFIER;
import static org.fingerpost.route.linkage.EvidenceKind.NAME;
import static org.fingerpost.route.linkage.EvidenceKind.PHONE;
import static org.fingerpost.route.linkage.EvidenceKind.POSTCODE;
import static org.fingerpost.route.linkage.EvidenceKind.QUALIFIER;
import static org.fingerpost.route.linkage.EvidenceKind.REGION;
import static org.fingerpost.route.linkage.EvidenceKind.STREET;
import static org.fingerpost.route.linkage.EvidenceKind.SURNAME;
import static org.fingerpost.route.linkage.EvidenceKind.TOWN;

/** How far two records agree in one respect, from most to least alike within a kind. */
enum Level {
  NAME_SAME(NAME, "same name", 0.40, 2e-4),
  NAME_ORDER(NAME, "same words in the name, in another order", 0.08, 2e-4),
  NAME_SPELLING(NAME, "names the same but for spelling", 0.12, 2e-4),
  NAME_INITIALS(NAME, "one name is the initials of the other", 0.10, 1e-3),
  NAME_WITHIN(NAME, "one name holds the other", 0.10, 1e-3),
  NAME_ALIKE(NAME, "names alike", 0.07, 2e-3),
  NAME_PARTLY(NAME, "names alike in part", 0.06, 0.02),
  NAME_OTHER(NAME, "different names", 0.02, 0.98),

  QUALIFIER_NONE(QUALIFIER, "", 1, 1),
  QUALIFIER_FORM(QUALIFIER, "one calls itself another sort of body", 0.02, 0.3),
  QUALIFIER_EXTRA(QUALIFIER, "one name has a word that tells like-named ones apart", 0.02, 0.3),
  QUALIFIER_SECTION(QUALIFIER, "one name is of a section of the other", 0.006, 0.3),
  QUALIFIER_PLACE(QUALIFIER, "one name has the name of another place", 0.01, 0.3),
  QUALIFIER_OTHER(
      QUALIFIER, "the names differ in a word that tells like-named ones apart", 0.001, 0.5),

  GIVEN_SAME(GIVEN_NAME, "same given name", 0.70, 0.01),
  GIVEN_SLIP(GIVEN_NAME, "given names the same but for a slip", 0.12, 0.005),
  GIVEN_SHORT(GIVEN_NAME, "one given name is short for the other", 0.08, 0.01),
  GIVEN_ALIKE(GIVEN_NAME, "given names alike", 0.05, 0.03),
  GIVEN_OTHER(GIVEN_NAME, "different given names", 0.05, 0.95),

  SURNAME_SAME(SURNAME, "same surname", 0.78, 0.003),
  SURNAME_SLIP(SURNAME, "surnames the same but for a slip", 0.12, 0.002),
  SURNAME_WITHIN(SURNAME, "one has the other's surname among its own", 0.03, 0.004),
  SURNAME_ALIKE(SURNAME, "surnames alike", 0.04, 0.02),
  SURNAME_OTHER(SURNAME, "different surnames", 0.06, 0.97),

  IDENTIFIER_SAME(IDENTIFIER, "same registered number", 0.90, 1e-4),
  IDENTIFIER_SLIP(IDENTIFIER, "registered numbers the same but for a slip", 0.04, 5e-4),
  IDENTIFIER_REGISTER(IDENTIFIER, "same number, in another register", 0.02, 1e-4),
  IDENTIFIER_OTHER(IDENTIFIER, "different registered numbers", 0.06, 0.99),

  BIRTH_SAME(BIRTH_DATE, "same date of birth", 0.85, 4e-5),
  BIRTH_SLIP(BIRTH_DATE, "dates of birth the same but for a slip", 0.11, 1.5e-3),
  BIRTH_ALIKE(BIRTH_DATE, "dates of birth alike", 0.02, 0.03),
  BIRTH_DAY(BIRTH_DATE, "same day and month of birth, another year", 0.02, 0.0027),
  BIRTH_NEAR(BIRTH_DATE, "born within a year of one another", 0.01, 0.03),
  BIRTH_GENERATION(BIRTH_DATE, "born a generation apart", 0.01, 0.45),
  BIRTH_OTHER(BIRTH_DATE, "different dates of birth", 0.02, 0.52),

  PHONE_SAME(PHONE, "same telephone number", 0.75, 1e-4),
  PHONE_SLIP(PHONE, "telephone numbers the same but for a slip", 0.05, 1e-3),
  PHONE_OTHER(PHONE, "different telephone numbers", 0.20, 0.99),

  EMAIL_SAME(EMAIL, "same e-mail address", 0.70, 1e-4),
  EMAIL_SLIP(EMAIL, "e-mail addresses the same but for a slip", 0.06, 1e-4),
  EMAIL_ALIKE(EMAIL, "e-mail addresses the same but for slips", 0.03, 3e-4),
  EMAIL_OTHER(EMAIL, "different e-mail addresses", 0.24, 0.99),

  DOMAIN_SAME(DOMAIN, "same web or mail domain", 0.80, 1e-3),
  DOMAIN_OTHER(DOMAIN, "different web or mail domains", 0.20, 0.99),

  POSTCODE_SAME(POSTCODE, "same postcode", 0.80, 4e-4),
  POSTCODE_SLIP(POSTCODE, "postcodes the same but for a slip", 0.05, 1e-3),
  POSTCODE_SECTOR(POSTCODE, "postcodes of one sector", 0.02, 1e-3),
  POSTCODE_DISTRICT(POSTCODE, "postcodes of one district", 0.04, 4e-3),
  POSTCODE_AREA(POSTCODE, "postcodes of one area", 0.03, 0.02),
  POSTCODE_OTHER(POSTCODE, "different postcodes", 0.06, 0.97),

  STREET_SAME(STREET, "same number and street", 0.75, 4e-4),
  STREET_SLIP(STREET, "number and street the same but for a slip", 0.10, 5e-4),
  STREET_ONLY(STREET, "same street", 0.06, 0.01),
  STREET_NEXT(STREET, "same street, another number", 0.02, 0.02),
  STREET_OTHER(STREET, "different streets", 0.09, 0.98),

  BUILDING_SAME(BUILDING, "same building", 0.85, 0.02),
  BUILDING_OTHER(BUILDING, "different buildings", 0.15, 0.98),

  TOWN_SAME(TOWN, "same town", 0.90, 0.01),
  TOWN_SLIP(TOWN, "towns the same but for a slip", 0.06, 0.003),
  TOWN_OTHER(TOWN, "different towns", 0.04, 0.98),

  REGION_SAME(REGION, "same county", 0.95, 0.2),
  REGION_OTHER(REGION, "different counties", 0.05, 0.8);

  static final int COUNT = values().length;

  final EvidenceKind kind;
  final String sentence;
  final double same;
  final double random;

  /**
   * One level.
   *
   * @param same how often pairs of records about the same one reach it, before learning
   * @param random how often two records taken at random do, before learning
   */
  Level(EvidenceKind kind, String sentence, double same, double random) {
    this.kind = kind;
    this.sentence = sentence;
    this.same = same;
    this.random = random;
  }
}
