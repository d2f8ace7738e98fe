package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An address: postcode, house number, words of the street, building, town. */
final class Place {
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
      if (StreetWords.isPart(written) && !words.isEmpty()) {
        StreetWords.dropFloor(words);
        break;
      }
      String word = StreetWords.ordinal(written);
      boolean number = word == written && Character.isDigit(word.charAt(0));
      if (number && !words.isEmpty() && !StreetWords.tell(words)) {
        number = false;
      }
      List<String> list = !number ? words : words.isEmpty() ? digits : after;
      list.add(number ? word : StreetWords.plain(word));
    }
    if (digits.isEmpty()) {
      digits = after;
    }
    numbers = digits.stream().map(CommonText::of).toArray(String[]::new);
    street = CommonText.of(StreetWords.telling(words));
    door = street.isEmpty() || (digits.isEmpty() && building.isEmpty()) ? 0 : door(digits);
  }

  private Place(Unpacking from) {
    postcode = PostcodeForm.unpacked(from);
    numbers = from.texts();
    street = from.text();
    door = from.number();
    building = from.text();
    city = from.text();
    cityHash = from.number();
    townWords = from.numbers();
    namedTown = from.small() != 0;
    region = from.text();
  }

  static Place unpacked(Unpacking from) {
    return new Place(from);
  }

  void pack(Packing to) {
    postcode.pack(to);
    to.texts(numbers);
    to.text(street);
    to.number(door);
    to.text(building);
    to.text(city);
    to.number(cityHash);
    to.numbers(townWords);
    to.small(namedTown ? 1 : 0);
    to.text(region);
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
      if (StreetWords.isKind(part.substring(part.lastIndexOf(' ') + 1)) && part.indexOf(' ') > 0) {
        return part;
      }
    }
    return parts.isEmpty() ? "" : parts.get(0);
  }

  private static String building(List<String> parts, int line, String second) {
    String named = line > 0 ? parts.get(line - 1) : "";
    return named.isEmpty() ? String.join(" ", Text.words(second)) : named;
  }
}
