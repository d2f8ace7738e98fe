package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sport, faith, schools and music in another part of the country, as five lists hold them: a club
 * with its juniors and ladies, churches of one dedication in each parish, a school with its nursery
 * and its friends at one door, a leisure centre's telephone, a secretary who keeps two clubs at
 * home, a new secretary, a new name under the old number, Welsh names beside English ones.
 */
final class InventedGroups {
  private static final List<String> BEGINNINGS =
      List.of("Llan", "Aber", "Tre", "Pen", "Pont", "Cwm", "Blaen", "Rhyd");
  private static final List<String> ENDINGS =
      List.of("arth", "wenog", "gerran", "plwyf", "goch", "ystwyth", "deilo", "lewis", "trefi");
  private static final List<String> DISTRICTS =
      List.of("SA43", "SA44", "SA46", "SA48", "SY23", "SY25");
  private static final List<String> SPORTS =
      List.of(
          "RFC",
          "Bowling Club",
          "Tennis Club",
          "Cricket Club",
          "Swimming Club",
          "Netball Club",
          "Judo Club",
          "Sailing Club",
          "Athletics Club",
          "Archers");
  private static final List<String> SECTIONS =
      List.of("Juniors", "Ladies", "Veterans", "Under 11s");
  private static final String DEDICATIONS =
      "Mary David Padarn Teilo Michael Peter Cynllo Llwchaiarn";
  private static final List<String> MUSIC =
      List.of(
          "Male Voice Choir",
          "Silver Band",
          "Ladies Choir",
          "Operatic Society",
          "Folk Dancers",
          "Ukulele Orchestra",
          "Ringers",
          "Drama Company");
  private static final List<String> WELSH =
      List.of(
          "Côr Meibion",
          "Seindorf Arian",
          "Côr Merched",
          "Cymdeithas Opera",
          "Dawnswyr",
          "Cerddorfa Iwcalili",
          "Clochyddion",
          "Cwmni Drama");

  private final Invented.Lists lists;
  private final List<Group> groups = new ArrayList<>();

  private InventedGroups(int seed) {
    lists = new Invented.Lists(seed);
  }

  /** What five lists say of the groups of so many parishes, 72 at most. */
  static List<Invented> of(int parishes, int seed) {
    InventedGroups invented = new InventedGroups(seed);
    for (int parish = 0; parish < parishes; parish++) {
      String name = BEGINNINGS.get(parish % 8) + ENDINGS.get(parish / 8);
      invented.parish(name, DISTRICTS.get(parish % 6));
    }
    invented.groups.forEach(invented::asListed);
    return invented.lists.records;
  }

  /** One as truth has it. */
  private record Group(
      String entity,
      List<String> names,
      String[] address,
      String phone,
      String email,
      String website,
      String number) {}

  private void parish(String parish, String district) {
    String[] hall = {"The Leisure Centre, Sports Lane", parish, lists.postcode(district)};
    String desk = lists.phone("01545");
    for (String sport : SPORTS) {
      if (lists.one(0.5)) {
        sport(parish, district, sport, hall, desk);
      }
    }
    church(parish, district);
    school(parish, district);
    String[] secretary = home(parish, district);
    String line = lists.phone("01545");
    for (int at = 0; at < MUSIC.size(); at++) {
      if (lists.one(0.3)) {
        boolean kept = lists.one(0.4);
        group(
            List.of(parish + ' ' + MUSIC.get(at), WELSH.get(at) + ' ' + parish),
            kept ? secretary : home(parish, district),
            kept ? line : lists.phone("01545"));
      }
    }
  }

  private void sport(String parish, String district, String sport, String[] hall, String desk) {
    boolean inHall = lists.one(0.5);
    String[] ground = inHall ? hall : home(parish, district);
    String phone = inHall ? desk : lists.phone("01545");
    String name = parish + ' ' + sport;
    group(
        List.of(name, sport.equals("RFC") ? parish + " Rugby Football Club" : name), ground, phone);
    if (lists.one(0.35)) {
      String section = lists.of(SECTIONS);
      group(List.of(name + ' ' + section, parish + ' ' + section + ' ' + sport), ground, phone);
    }
  }

  private void church(String parish, String district) {
    String saint = lists.of(DEDICATIONS);
    String[] place = {"Church Lane", parish, lists.postcode(district)};
    List<String> names =
        List.of(
            "St " + saint + "'s Church",
            "Saint " + saint + " " + parish,
            "Parish Church of St " + saint + ", " + parish);
    group(names, place, lists.phone("01545"));
    if (lists.one(0.5)) {
      String[] home = {"Chapel Lane", parish, place[2]};
      group(
          List.of(parish + " Methodist Church", "Methodist Chapel " + parish),
          home,
          lists.phone("01545"));
    }
  }

  private void school(String parish, String district) {
    String[] place = {"School Road", parish, lists.postcode(district)};
    String phone = lists.phone("01545");
    group(List.of(parish + " Primary School", "Ysgol Gynradd " + parish), place, phone);
    if (lists.one(0.6)) {
      group(List.of(parish + " School PTA", "Friends of " + parish + " School"), place, phone);
    }
    if (lists.one(0.5)) {
      group(
          List.of(parish + " Playgroup", "Cylch Meithrin " + parish),
          place,
          lists.one(0.5) ? phone : lists.phone("01545"));
    }
  }

  private String[] home(String parish, String district) {
    String street = 1 + lists.random.nextInt(60) + " " + lists.of("Heol Bro Tan").concat(" ");
    return new String[] {
      street + lists.of("Wen Glas Hir Newydd"), parish, lists.postcode(district)
    };
  }

  private void group(List<String> names, String[] address, String phone) {
    String title = names.get(0).contains(address[1]) ? names.get(0) : names.get(0) + address[1];
    String own = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    boolean site = lists.one(0.5);
    String website = site ? "https://www." + own + ".org.uk" : "";
    String email = site ? "info@" + own + ".org.uk" : lists.one(0.5) ? own + "@gmail.com" : "";
    String number = lists.one(0.4) ? String.valueOf(500_000 + lists.random.nextInt(600_000)) : "";
    groups.add(new Group(lists.entity("group"), names, address, phone, email, website, number));
  }

  private void asListed(Group group) {
    String[] address = group.address;
    String phone = group.phone;
    for (String list : List.of("council", "library", "sports", "cvs", "health")) {
      if (!lists.one(0.5)) {
        continue;
      }
      if (lists.one(0.07)) {
        address = home(address[1], address[2].split(" ")[0]);
        phone = lists.phone("01545");
      }
      lists.add(group.entity, list, listed(group, address, phone));
    }
  }

  private ObjectNode listed(Group group, String[] address, String phone) {
    String name = lists.one(0.25) ? lists.of(group.names) : group.names.get(0);
    name = lists.one(0.05) ? lists.slip(name) : name;
    name = lists.one(0.1) ? name + lists.of(List.of(" Ltd", " CIO", " (Charity)")) : name;
    name = lists.one(0.1) ? name.toUpperCase(Locale.ROOT) : name;
    List<String> phones = lists.one(0.65) ? List.of(phone) : List.of();
    boolean placed = phones.isEmpty() || lists.one(0.8);
    ObjectNode value = lists.record(name, phones, placed ? address : new String[0]);
    if (!group.email.isEmpty() && lists.one(0.5)) {
      value.put("email", group.email);
    }
    if (!group.website.isEmpty() && lists.one(0.4)) {
      value.put("website", group.website);
    }
    if (!group.number.isEmpty() && lists.one(0.5)) {
      ObjectNode number = value.putArray("organization_identifiers").addObject();
      number
          .put("identifier_scheme", "GB-CHC")
          .put("identifier", lists.one(0.05) ? lists.slip(group.number) : group.number);
    }
    return value;
  }
}
