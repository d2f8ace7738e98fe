package org.fingerpost.infra.demo.invent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What members note down about services, people, places and what was done. */
public final class RelatedFacts {
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA");
  private static final List<String> FEES =
      List.of("Free", "£2 a session", "£4.50 with lunch", "By donation");
  private static final List<String> NEEDS =
      List.of(
          "Transport to hospital appointments", "Somebody to sit with a husband for an afternoon",
          "A room for twenty people with a ramp", "Help with a debt letter",
          "English lessons in the evening", "A lunch club that takes a wheelchair",
          "A football team for a shy boy of twelve", "How to register a new charity");
  private static final List<String> ROLES =
      List.of(
          "Minibus driver",
          "Kitchen helper",
          "Trustee",
          "Befriender",
          "Treasurer",
          "Gardener",
          "Youth helper",
          "Web page keeper");
  private static final List<String> TIMES =
      List.of("Two hours a week", "One evening a month", "A Saturday now and then");
  private static final List<String> BOARDS =
      List.of(
          "Local Strategic Partnership",
          "Older People's Board",
          "Children's Trust",
          "Community Safety Partnership",
          "Rural Forum",
          "Health and Care Board",
          "Compact Steering Group",
          "Equality Forum");
  private static final List<String> TYPES = List.of("advice", "training", "event", "meeting");
  private static final List<String> OUTCOMES =
      List.of("signposted", "referred", "answered", "unmet");

  private final County county;
  private final Random random;

  /** Facts that come out of this chance. */
  public RelatedFacts(County county, Random random) {
    this.county = county;
    this.random = random;
  }

  Map<Fact, String> service(InventedOrganisation group, String key) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.NAME, group.type().service() + ", " + group.place().name());
    facts.put(Fact.DESCRIPTION, group.type().description());
    facts.put(Fact.ORGANIZATION, key);
    facts.put(Fact.FEES, one(FEES));
    facts.put(Fact.DAY, one(DAYS));
    facts.put(Fact.GROUPS, String.join(";", group.type().groups()));
    facts.put(Fact.DISTRICTS, String.join(";", group.districts()));
    return facts;
  }

  Map<Fact, String> service(ConsortiumMember member, ConsortiumService service, String key) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.NAME, service.name());
    facts.put(Fact.DESCRIPTION, service.description());
    facts.put(Fact.ORGANIZATION, key);
    facts.put(Fact.FEES, "Free to voluntary groups");
    facts.put(Fact.DAY, one(DAYS));
    facts.put(Fact.GROUPS, String.join(";", member.groups()));
    facts.put(Fact.FIVE_SERVICES, service.service());
    facts.put(Fact.DISTRICTS, String.join(";", member.districts()));
    return facts;
  }

  Map<Fact, String> person(InventedOrganisation group, String key) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.NAME, group.contact());
    facts.put(Fact.ROLE, one(List.of("Chair", "Secretary", "Treasurer", "Co-ordinator")));
    facts.put(Fact.ORGANIZATION, key);
    facts.put(Fact.PHONE, group.phone());
    facts.put(Fact.HOME_PHONE, group.homePhone());
    facts.put(Fact.EMAIL, County.slug(group.contact()) + "@example.org");
    return facts;
  }

  /** Something that the member did for a group. */
  public Map<Fact, String> activity(
      ConsortiumMember member, InventedOrganisation group, String key, Instant now) {
    Map<Fact, String> facts = activity(member, key, now);
    facts.put(Fact.DISTRICTS, String.join(";", group.districts()));
    return facts;
  }

  /** Something that the member did for the group of that key. */
  public Map<Fact, String> activity(ConsortiumMember member, String key, Instant now) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.TYPE, one(TYPES));
    facts.put(Fact.NAME, one(county.fiveServices()).activity());
    facts.put(Fact.STARTS, day(now).toString());
    facts.put(Fact.FOR_ORGANIZATION, key);
    facts.put(Fact.DISTRICTS, one(member.districts()));
    facts.put(Fact.ATTENDANCE, String.valueOf(1 + random.nextInt(30)));
    facts.put(Fact.NOTES, "PRIVATE: arrived late, left early.");
    return facts;
  }

  Map<Fact, String> opportunity(InventedOrganisation group, String key) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.NAME, one(ROLES));
    facts.put(Fact.DESCRIPTION, "Wanted by a friendly group in " + group.place().name() + ".");
    facts.put(Fact.ORGANIZATION, key);
    facts.put(Fact.TIME_COMMITMENT, one(TIMES));
    facts.put(Fact.DISTRICTS, String.join(";", group.districts()));
    facts.put(Fact.STARTS, "2026-12-%02d".formatted(1 + random.nextInt(28)));
    return facts;
  }

  /** A need that somebody asked about, and where they were sent. */
  public Map<Fact, String> enquiry(ConsortiumMember member, String key, Instant now) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.NAME, one(NEEDS));
    facts.put(Fact.ASKED_ON, day(now).toString());
    facts.put(Fact.DISTRICTS, one(member.districts()));
    facts.put(Fact.OUTCOME, one(OUTCOMES));
    facts.put(Fact.ORGANIZATION, key);
    facts.put(Fact.NOTES, "PRIVATE: called by " + county.person(random));
    return facts;
  }

  /** Where a member works; its first halls stand in these, in this order. */
  List<Place> placesOf(ConsortiumMember member) {
    return county.places().stream()
        .filter(place -> member.districts().contains(place.district()))
        .toList();
  }

  Map<Fact, String> location(ConsortiumMember member, int number) {
    List<Place> here = placesOf(member);
    Place place = here.get(number % here.size());
    String building = number < here.size() ? "Village Hall" : "Old Schoolroom";
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.NAME, place.name() + " " + building);
    facts.put(Fact.ADDRESS, county.address(random));
    facts.put(Fact.TOWN, place.name());
    facts.put(Fact.POSTCODE, ReservedNumbers.postcode(place, random));
    facts.put(Fact.DISTRICTS, place.district());
    facts.put(Fact.LATITUDE, String.valueOf(place.latitude()));
    facts.put(Fact.LONGITUDE, String.valueOf(place.longitude()));
    facts.put(Fact.ACCESS, one(List.of("Ramp;Hearing loop", "Ramp", "One step at the door")));
    facts.put(Fact.HOME_PHONE, ReservedNumbers.phone(random));
    return facts;
  }

  Map<Fact, String> seat(ConsortiumMember member, String key, int number) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.BODY, BOARDS.get(number % BOARDS.size()));
    facts.put(Fact.ROLE, number % 3 == 0 ? "Vice-chair" : "Voluntary sector seat");
    facts.put(Fact.ORGANIZATION, key);
    facts.put(Fact.SPEAKS_FOR, "Groups that work with " + member.groups().get(0));
    facts.put(Fact.REPORTS_TO, "The consortium's quarterly meeting");
    facts.put(Fact.STARTS, "2025-%02d-01".formatted(1 + number));
    return facts;
  }

  private LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(random.nextInt(60));
  }

  private <T> T one(List<T> many) {
    return many.get(random.nextInt(many.size()));
  }
}
