package org.fingerpost.route.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words of names of British organisations that are spelt in several ways, or say little. General
 * knowledge of the sector, from the registers' own legal forms and from common usage; none of it
 * comes from a set of records.
 */
final class Words {
  static final Set<String> SMALL =
      Set.of(
          "the", "of", "for", "and", "in", "at", "on", "to", "a", "an", "y", "yr", "with", "by",
          "people", "peoples");

  static final Set<String> LEGAL_FORMS =
      Set.of(
          "ltd",
          "limited",
          "cio",
          "scio",
          "cic",
          "plc",
          "llp",
          "inc",
          "incorporated",
          "cbs",
          "cyf",
          "cyfyngedig",
          "clg");

  /** Words of the sector that are used for one another; the first stands for all. */
  private static final String[] SYNONYMS = {
    "children kid kiddies",
    "young youth youngster teenage teenager",
    "older elderly elder",
    "women ladies",
    "men gents gentlemen",
    "homeless homelessness rough-sleepers",
    "disability disabled",
    "deaf deafness",
    "blind blindness",
    "heritage history historical",
    "faith interfaith multifaith",
    "environmental environment ecology conservation",
    "abuse violence",
    "community neighbourhood",
    "counselling counsellors therapy",
    "playgroup preschool",
    "refugee asylum",
    "football soccer afc fc",
    "bereavement bereaved grief",
    "education educational learning",
    "volunteering volunteer voluntary",
    "art arts",
    "carer caring",
    "residents tenants",
    "learning learners",
    "museum museums"
  };

  private static final Map<String, String> SYNONYM = new HashMap<>();

  static {
    for (String group : SYNONYMS) {
      String[] words = group.split(" ");
      for (String word : words) {
        SYNONYM.putIfAbsent(word, words[0]);
        SYNONYM.putIfAbsent(Spellings.of(word), words[0]);
      }
    }
  }

  /** As many records as the general knowledge of which words are common is worth. */
  static final double ASSUMED_RECORDS = 300;

  private static final double RARE = 0.001;

  /** Words that every tenth to hundredth organisation of the sector has in its name. */
  private static final Set<String> COMMON =
      Set.of(
          ("association group society club trust centre community service project foundation"
                  + " charity network partnership forum council committee support friend national"
                  + " church school hall village young people youth children women men parent"
                  + " care carer advice aid action volunteer voluntary development education"
                  + " art music sport football cricket health hospital housing family company"
                  + " district county town city parish federation union league institute academy"
                  + " scout guide saint house welfare charitable fund memorial social international"
                  + " british uk royal pre playgroup nursery day preschool disability")
              .split(" "));

  private Words() {}

  /** The share of names that have the word, by general knowledge. */
  static double assumedShare(String word) {
    return COMMON.contains(word) ? 0.03 : RARE;
  }

  /** One spelling of it, in the singular where it takes a plain s. */
  static String canonical(String word) {
    String form = Spellings.of(word);
    return SYNONYM.getOrDefault(form, form);
  }

  /** Without legal forms, from wherever they stand, while a word remains. */
  static List<String> withoutLegalForms(List<String> words) {
    List<String> kept = words.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
    return kept.isEmpty() ? words : kept;
  }
}
