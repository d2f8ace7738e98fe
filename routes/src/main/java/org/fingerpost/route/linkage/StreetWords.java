package org.fingerpost.route.linkage;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of the line of an address that says street and number. */
final class StreetWords {
  /** Kinds of street, one spelling each; they tell little. */
  private static final Map<String, String> STREETS =
      Map.ofEntries(
          Map.entry("street", "st"),
          Map.entry("str", "st"),
          Map.entry("strt", "st"),
          Map.entry("road", "rd"),
          Map.entry("avenue", "ave"),
          Map.entry("av", "ave"),
          Map.entry("aven", "ave"),
          Map.entry("close", "cl"),
          Map.entry("lane", "ln"),
          Map.entry("terrace", "terr"),
          Map.entry("ter", "terr"),
          Map.entry("place", "pl"),
          Map.entry("drive", "dr"),
          Map.entry("court", "ct"),
          Map.entry("crescent", "cres"),
          Map.entry("cr", "cres"),
          Map.entry("square", "sq"),
          Map.entry("gardens", "gdns"),
          Map.entry("garden", "gdns"),
          Map.entry("grove", "gr"),
          Map.entry("boulevard", "blvd"),
          Map.entry("blv", "blvd"),
          Map.entry("parkway", "pkwy"),
          Map.entry("highway", "hwy"),
          Map.entry("circuit", "cct"),
          Map.entry("parade", "pde"),
          Map.entry("way", "way"),
          Map.entry("north", "n"),
          Map.entry("south", "s"),
          Map.entry("east", "e"),
          Map.entry("west", "w"),
          Map.entry("saint", "st"),
          Map.entry("mount", "mt"));

  private static final Map<String, String> ORDINALS =
      Map.of(
          "first", "1st", "second", "2nd", "third", "3rd", "fourth", "4th", "fifth", "5th", "sixth",
          "6th", "seventh", "7th", "eighth", "8th", "ninth", "9th", "tenth", "10th");

  private static final Set<String> ENDINGS = Set.of("st", "nd", "rd", "th");

  /** What follows tells how to find the street, or which part of the building it is. */
  private static final Set<String> PARTS =
      Set.of(
          "between",
          "near",
          "at",
          "off",
          "corner",
          "opposite",
          "opp",
          "behind",
          "cnr",
          "floor",
          "fl",
          "suite",
          "ste",
          "unit",
          "room",
          "rm",
          "apt",
          "apartment",
          "building",
          "bldg");

  private static final Set<String> KINDS_OF_STREET = Set.copyOf(STREETS.values());

  private StreetWords() {}

  static boolean isKind(String word) {
    return STREETS.containsKey(word);
  }

  static boolean isPart(String word) {
    return PARTS.contains(word);
  }

  /** One spelling of a kind of street; any other word as it is. */
  static String plain(String word) {
    return STREETS.getOrDefault(word, word);
  }

  /** Without the kind of street and directions, which are often left out, if anything remains. */
  static String telling(List<String> words) {
    StringBuilder text = new StringBuilder(24);
    for (String word : words) {
      text.append(KINDS_OF_STREET.contains(word) ? "" : word);
    }
    return text.isEmpty() ? String.join("", words) : text.toString();
  }

  /** In "Division Street 1st Floor" the ordinal is the floor's. */
  static void dropFloor(List<String> words) {
    int last = words.size() - 1;
    if (last > 0 && Character.isDigit(words.get(last).charAt(0))) {
      words.remove(last);
    }
  }

  /** 32nd Street is a name; and 32 Street is the same street. */
  static String ordinal(String written) {
    String word = ORDINALS.getOrDefault(written, written);
    int digits = 0;
    while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
      digits++;
    }
    String ending = word.substring(digits);
    boolean ordinal = digits > 0 && ENDINGS.contains(ending);
    return ordinal ? word.substring(0, digits) : word;
  }

  /** Whether a word says which street it is, not only of what kind or on which side. */
  static boolean tell(List<String> words) {
    return words.stream().anyMatch(word -> !KINDS_OF_STREET.contains(word));
  }
}
