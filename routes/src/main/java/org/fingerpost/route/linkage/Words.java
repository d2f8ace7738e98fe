package org.fingerpost.route.linkage;

import java.util.HashMap;
import java.util.HashSet;
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

  private static final Map<String, String> CANONICAL =
      Map.ofEntries(
          Map.entry("assoc", "association"),
          Map.entry("assn", "association"),
          Map.entry("ass", "association"),
          Map.entry("ctr", "centre"),
          Map.entry("center", "centre"),
          Map.entry("cntr", "centre"),
          Map.entry("ctre", "centre"),
          Map.entry("grp", "group"),
          Map.entry("gp", "group"),
          Map.entry("cttee", "committee"),
          Map.entry("ctte", "committee"),
          Map.entry("soc", "society"),
          Map.entry("fdn", "foundation"),
          Map.entry("fndn", "foundation"),
          Map.entry("found", "foundation"),
          Map.entry("tst", "trust"),
          Map.entry("pship", "partnership"),
          Map.entry("ptnrship", "partnership"),
          Map.entry("svc", "service"),
          Map.entry("serv", "service"),
          Map.entry("comm", "community"),
          Map.entry("cmty", "community"),
          Map.entry("proj", "project"),
          Map.entry("org", "organisation"),
          Map.entry("organization", "organisation"),
          Map.entry("dist", "district"),
          Map.entry("nat", "national"),
          Map.entry("natl", "national"),
          Map.entry("intl", "international"),
          Map.entry("vol", "voluntary"),
          Map.entry("fed", "federation"),
          Map.entry("inst", "institute"),
          Map.entry("acad", "academy"),
          Map.entry("sch", "school"),
          Map.entry("dept", "department"),
          Map.entry("st", "saint"),
          Map.entry("sta", "saint"),
          Map.entry("mt", "mount"),
          Map.entry("co", "company"),
          Map.entry("program", "programme"),
          Map.entry("dev", "development"),
          Map.entry("env", "environmental"),
          Map.entry("hosp", "hospital"),
          Map.entry("univ", "university"),
          Map.entry("res", "residents"),
          Map.entry("bros", "brothers"),
          Map.entry("nbhd", "neighbourhood"),
          Map.entry("neighborhood", "neighbourhood"),
          Map.entry("nw", "northwest"),
          Map.entry("elementary", "elementary"),
          Map.entry("elem", "elementary"),
          Map.entry("chld", "children"),
          Map.entry("childrens", "children"),
          Map.entry("child", "children"),
          Map.entry("mens", "men"),
          Map.entry("womens", "women"));

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

  /** The same of phrases: the first of each stands for all. */
  private static final String[][] PHRASES = {
    {"mental health", "wellbeing", "well being", "mental wellbeing"},
    {"young", "young people", "young persons", "young adults"},
    {
      "older",
      "older people",
      "older persons",
      "elderly people",
      "senior citizens",
      "old age pensioners",
      "over sixties"
    },
    {"deaf", "deaf and hard of hearing", "hard of hearing", "hearing impaired", "hearing loss"},
    {
      "blind", "blind and partially sighted", "visually impaired", "partially sighted", "sight loss"
    },
    {
      "refugee",
      "asylum seeker",
      "asylum seekers",
      "asylum seeker and refugee",
      "refugee and asylum seeker",
      "refugees and asylum seekers",
      "asylum seekers and refugees"
    },
    {"community transport", "dial a ride", "dialaride"},
    {"food bank", "foodbank"},
    {"allotment", "allotments and gardens", "allotment gardens"},
    {"disability", "disabled people", "people with disabilities"},
    {"home start", "homestart"},
    {"playgroup", "pre school", "play group"}
  };

  private static final Map<String, String> PHRASE = new HashMap<>();
  private static final int LONGEST_PHRASE = 5;
  private static final Set<String> PHRASE_STARTS = new HashSet<>();

  static {
    for (String[] phrases : PHRASES) {
      for (int at = 1; at < phrases.length; at++) {
        PHRASE.put(phrases[at], phrases[0]);
        PHRASE_STARTS.add(phrases[at].split(" ", 2)[0]);
      }
    }
  }

  private static final Map<String, String> SYNONYM = new HashMap<>();

  static {
    for (String group : SYNONYMS) {
      String[] words = group.split(" ");
      for (String word : words) {
        SYNONYM.putIfAbsent(word, words[0]);
        SYNONYM.putIfAbsent(spelling(word), words[0]);
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
    String form = spelling(word);
    return SYNONYM.getOrDefault(form, form);
  }

  private static String spelling(String word) {
    String known = CANONICAL.get(word);
    if (known != null) {
      return known;
    }
    int length = word.length();
    boolean plural =
        length > 3
            && word.charAt(length - 1) == 's'
            && word.charAt(length - 2) != 's'
            && !word.equals("news");
    String singular = plural ? word.substring(0, length - 1) : word;
    return plural ? CANONICAL.getOrDefault(singular, singular) : word;
  }

  /** So many words, read as those. */
  record Phrase(List<String> canonical, int length) {}

  /** The longest phrase that begins there, or the word alone. */
  static Phrase phrase(List<String> words, int at) {
    if (PHRASE_STARTS.contains(words.get(at))) {
      int most = Math.min(LONGEST_PHRASE, words.size() - at);
      for (int length = most; length > 0; length--) {
        String known = PHRASE.get(unpossessed(words.subList(at, at + length)));
        if (known != null) {
          return new Phrase(List.of(known.split(" ")), length);
        }
      }
    }
    return new Phrase(List.of(canonical(words.get(at))), 1);
  }

  /** Young people's and young peoples read "young people". */
  private static String unpossessed(List<String> words) {
    String text = String.join(" ", words);
    return text.endsWith("peoples") ? text.substring(0, text.length() - 1) : text;
  }

  /** Without legal forms, from wherever they stand, while a word remains. */
  static List<String> withoutLegalForms(List<String> words) {
    List<String> kept = words.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
    return kept.isEmpty() ? words : kept;
  }
}
