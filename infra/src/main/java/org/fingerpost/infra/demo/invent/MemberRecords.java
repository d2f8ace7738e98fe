package org.fingerpost.infra.demo.invent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.fingerpost.schema.Kind;

/**
 * Everything that one member's system holds when the demo is first started: the member itself, the
 * groups it knows, and what it noted down about them. A few rows are wrong, as everywhere.
 */
public final class MemberRecords {
  private static final int PORTION = 35;

  private final County county;
  private final ConsortiumMember member;
  private final ToIntFunction<Kind> firstKey;
  private final Instant now;
  private final Random random;
  private final Map<Kind, List<Map<Fact, String>>> records = new EnumMap<>(Kind.class);

  private MemberRecords(
      County county, ConsortiumMember member, ToIntFunction<Kind> firstKey, Instant now) {
    this.county = county;
    this.member = member;
    this.firstKey = firstKey;
    this.now = now;
    this.random = county.random("records of " + member.id());
    for (Kind kind : Kind.values()) {
      records.put(kind, new ArrayList<>());
    }
  }

  /**
   * The records of a member by kind; of every kind, whether or not its system has room for it.
   *
   * @param firstKey the key of the first record of a kind
   * @param now before which all of it was written down
   */
  public static Map<Kind, List<Map<Fact, String>>> of(
      County county, ConsortiumMember member, ToIntFunction<Kind> firstKey, Instant now) {
    MemberRecords records = new MemberRecords(county, member, firstKey, now);
    records.fill();
    return records.records;
  }

  private void fill() {
    List<InventedOrganisation> groups = new Holdings(county, member).organisations();
    consortium();
    Map<InventedOrganisation, String> keys = new HashMap<>();
    for (InventedOrganisation group : groups) {
      keys.put(group, key(Kind.ORGANIZATION));
      add(
          Kind.ORGANIZATION,
          OrganisationFacts.of(group, key(Kind.ORGANIZATION), longAgo(), random));
    }
    RelatedFacts related = new RelatedFacts(county, random);
    servicesAndPeople(related, groups, keys);
    ownServices(related);
    ownWork(related, groups, keys);
    badRows(groups);
  }

  private void servicesAndPeople(
      RelatedFacts related,
      List<InventedOrganisation> groups,
      Map<InventedOrganisation, String> keys) {
    for (InventedOrganisation group : groups) {
      if (random.nextInt(2) == 0) {
        Map<Fact, String> service = related.service(group, keys.get(group));
        hall(related, group).ifPresent(key -> service.put(Fact.LOCATION, key));
        add(Kind.SERVICE, service);
      }
      if (random.nextInt(2) == 0) {
        add(Kind.PERSON, related.person(group, keys.get(group)));
      }
    }
  }

  /** What the member does with the groups, where, and whom it speaks for. */
  private void ownWork(
      RelatedFacts related,
      List<InventedOrganisation> groups,
      Map<InventedOrganisation, String> keys) {
    for (int i = 0; i < PORTION; i++) {
      InventedOrganisation group = groups.get(random.nextInt(groups.size()));
      add(Kind.ACTIVITY, related.activity(member, group, keys.get(group), now));
      add(Kind.OPPORTUNITY, related.opportunity(group, keys.get(group)));
      add(Kind.ENQUIRY, related.enquiry(member, keys.get(group), now));
      add(Kind.LOCATION, related.location(member, i));
    }
    for (int seat = 0; seat < 8; seat++) {
      add(Kind.REPRESENTATION, related.seat(member, ownKey(), seat));
    }
  }

  /** The member itself comes first, then those of the others that it has in its address book. */
  private void consortium() {
    add(Kind.ORGANIZATION, OrganisationFacts.of(member, county, ownKey(), longAgo()));
    for (ConsortiumMember other : county.consortium()) {
      if (!other.equals(member) && random.nextInt(5) < 2) {
        Map<Fact, String> facts =
            OrganisationFacts.of(other, county, key(Kind.ORGANIZATION), longAgo());
        facts.put(Fact.NAME, Spelling.name(other.name(), random));
        add(Kind.ORGANIZATION, facts);
      }
    }
  }

  /** The key of a room in the group's own village, where the member lists one. */
  private Optional<String> hall(RelatedFacts related, InventedOrganisation group) {
    int hall = related.placesOf(member).indexOf(group.place());
    return hall < 0 || hall >= PORTION
        ? Optional.empty()
        : Optional.of(String.valueOf(firstKey.applyAsInt(Kind.LOCATION) + hall));
  }

  private void ownServices(RelatedFacts related) {
    county.fiveServices().stream()
        .filter(service -> member.services().contains(service.service()))
        .forEach(service -> add(Kind.SERVICE, related.service(member, service, ownKey())));
  }

  /** A name left out, a district that is none, a postcode that is none. */
  private void badRows(List<InventedOrganisation> groups) {
    for (Fact wrong : List.of(Fact.NAME, Fact.DISTRICTS, Fact.POSTCODE)) {
      InventedOrganisation group = groups.get(random.nextInt(groups.size()));
      Map<Fact, String> facts =
          OrganisationFacts.of(group, key(Kind.ORGANIZATION), longAgo(), random);
      facts.put(wrong, "the village, by the church");
      if (wrong == Fact.NAME) {
        facts.remove(wrong);
      }
      add(Kind.ORGANIZATION, facts);
    }
  }

  private void add(Kind kind, Map<Fact, String> facts) {
    facts.put(Fact.KEY, key(kind));
    facts.putIfAbsent(Fact.CHANGED, longAgo().toString());
    facts.putIfAbsent(Fact.DELETED, "no");
    records.get(kind).add(facts);
  }

  private String key(Kind kind) {
    return String.valueOf(firstKey.applyAsInt(kind) + records.get(kind).size());
  }

  private String ownKey() {
    return String.valueOf(firstKey.applyAsInt(Kind.ORGANIZATION));
  }

  private Instant longAgo() {
    return now.minus(Duration.ofMinutes(5 + random.nextInt(400_000)));
  }
}
