package org.fingerpost.route.linkage;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Words that set one of several like-named organisations apart: two that differ in such a word are
 * two, however alike the rest is.
 */
enum Qualifier {
  DIRECTION(
      "north south east west northern southern eastern western central upper lower inner outer mid"
          + " northeast northwest southeast southwest"),
  AGE(
      "junior senior young younger children infant toddler adult older veteran student primary"
          + " secondary pensioner parent under over"),
  SEX("men women boy boys girl girls lady mother father mum dad lad lads"),
  NUMBER("first second third fourth fifth sixth seventh eighth ninth tenth ii iii iv vi vii viii"),
  TIME("old new former"),
  /** What sort of body it calls itself: a weaker sign, since members write it as they please. */
  FORM(
      "group trust association foundation service club centre society project charity partnership"
          + " network forum committee council alliance federation fund union league choir band"
          + " company school church academy institute"),
  SCOPE("national international uk england wales scotland british regional");

  /** Parts of one club, that share its place and telephone, and seldom leave the word out. */
  private static final Set<String> SECTIONS =
      Set.of(
          "junior", "senior", "veteran", "under", "over", "men", "women", "boy", "girl", "lad",
          "lady");

  private static final Map<String, Qualifier> WORDS = new HashMap<>();

  static {
    for (Qualifier qualifier : values()) {
      for (String word : qualifier.words.split(" ")) {
        WORDS.put(word, qualifier);
      }
    }
  }

  private final String words;

  Qualifier(String words) {
    this.words = words;
  }

  /** Whether it names a section of a club, not whom a group is for. */
  static boolean isSection(String word) {
    return SECTIONS.contains(word);
  }

  /** What sort of word it is, or null for most words. */
  static Qualifier of(String word) {
    if (Character.isDigit(word.charAt(0))) {
      return NUMBER;
    }
    return WORDS.get(word);
  }
}
