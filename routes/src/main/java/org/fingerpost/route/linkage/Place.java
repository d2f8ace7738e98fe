package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An address: postcode, house number, words of the street, building, town. */
final class Place {
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

  final PostcodeForm postcode;

  /** House numbers, flats included, in their order. */
  final String[] numbers;

  /** The words of the street without its kind, as one. */
  final String street;

  /** Stands for number and street; 0 when either is missing. */
  final long door;

  final String building;
  final String city;
  final long cityHash;
  final long[] townWords;

  /** Whether the town stands in a field of its own, not at the end of the address. */
  final boolean namedTown;

  final String region;

  private Place(JsonNode address) {
    postcode = PostcodeForm.of(address.path("postal_code").asText(""));
    region = CommonText.of(Text.compact(address.path("state_province").asText("")));
    Set<String> parts = new LinkedHashSet<>();
    for (String part : address.path("address_1").asText("").split("[,\n]")) {
      parts.add(String.join(" ", Text.words(part)));
    }
    parts.remove("");
    String town = String.join(" ", Text.words(address.path("city").asText("")));
    List<String> before = new ArrayList<>(parts);
    String line = line(before);
    before.remove(town);
    int at = before.indexOf(line);
    if (town.isEmpty() && at >= 0 && at < before.size() - 1) {
      town = before.get(before.size() - 1);
    }
    city = CommonText.of(town);
    namedTown = address.hasNonNull("city");
    cityHash = Text.hash("city", city);
    townWords =
        city.isEmpty()
            ? new long[0]
            : Arrays.stream(city.split(" "))
                .filter(word -> !Words.SMALL.contains(word))
                .mapToLong(word -> Text.hash("word", Words.canonical(word)))
                .toArray();
    building = building(before, at, address.path("address_2").asText(""));
    List<String> digits = new ArrayList<>(1);
    List<String> words = new ArrayList<>(4);
    List<String> after = new ArrayList<>(0);
    for (String written : line.isEmpty() ? new String[0] : line.split(" ")) {
      if (PARTS.contains(written) && !words.isEmpty()) {
        dropFloor(words);
        break;
      }
      String word = ordinal(ORDINALS.getOrDefault(written, written));
      boolean number = word == written && Character.isDigit(word.charAt(0));
      if (number && !words.isEmpty() && !told(words)) {
        number = false;
      }
      List<String> list = !number ? words : words.isEmpty() ? digits : after;
      list.add(number ? word : STREETS.getOrDefault(word, word));
    }
    if (digits.isEmpty()) {
      digits = after;
    }
    numbers = digits.stream().map(CommonText::of).toArray(String[]::new);
    street = CommonText.of(telling(words));
    door = street.isEmpty() || (digits.isEmpty() && building.isEmpty()) ? 0 : door(digits);
  }

  /** Many a street has no numbers, and then the name of the building does for one. */
  private long door(List<String> digits) {
    return digits.isEmpty()
        ? Text.hash("building", building + ' ' + street)
        : Text.hash("door", doorText());
  }

  /** The street with the house number in front. */
  String doorText() {
    return numbers.length == 0 ? street : numbers[numbers.length - 1] + street;
  }

  static Place of(JsonNode address) {
    return new Place(address);
  }

  /**
   * The part that begins with a number; else one that holds a number, or ends as streets do; else
   * the first.
   */
  private static String line(List<String> parts) {
    for (String part : parts) {
      if (Character.isDigit(part.charAt(0))) {
        return part;
      }
    }
    for (String part : parts) {
      if (part.chars().anyMatch(Character::isDigit)) {
        return part;
      }
    }
    for (String part : parts) {
      if (STREETS.containsKey(part.substring(part.lastIndexOf(' ') + 1)) && part.indexOf(' ') > 0) {
        return part;
      }
    }
    return parts.isEmpty() ? "" : parts.get(0);
  }

  private static String building(List<String> parts, int line, String second) {
    String named = line > 0 ? parts.get(line - 1) : "";
    return named.isEmpty() ? String.join(" ", Text.words(second)) : named;
  }

  /** Without the kind of street and directions, which are often left out, if anything remains. */
  private static String telling(List<String> words) {
    StringBuilder text = new StringBuilder(24);
    for (String word : words) {
      text.append(KINDS_OF_STREET.contains(word) ? "" : word);
    }
    return text.isEmpty() ? String.join("", words) : text.toString();
  }

  /** In "Division Street 1st Floor" the ordinal is the floor's. */
  private static void dropFloor(List<String> words) {
    int last = words.size() - 1;
    if (last > 0 && Character.isDigit(words.get(last).charAt(0))) {
      words.remove(last);
    }
  }

  /** 32nd Street is a name; and 32 Street is the same street. */
  private static String ordinal(String word) {
    int digits = 0;
    while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
      digits++;
    }
    String ending = word.substring(digits);
    boolean ordinal = digits > 0 && ENDINGS.contains(ending);
    return ordinal ? word.substring(0, digits) : word;
  }

  /** Whether a word says which street it is, not only of what kind or on which side. */
  private static boolean told(List<String> words) {
    return words.stream().anyMatch(word -> !KINDS_OF_STREET.contains(word));
  }
}
