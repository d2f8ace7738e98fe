package org.fingerpost.infra.demo.invent;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** What one member noted down about an organisation, in its own spelling. */
public final class OrganisationFacts {
  private OrganisationFacts() {}

  /** The facts of a front-line group. */
  public static Map<Fact, String> of(
      InventedOrganisation one, String key, Instant changed, Random random) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.KEY, key);
    facts.put(Fact.NAME, Spelling.name(one.name(), random));
    facts.put(Fact.DESCRIPTION, one.type().description());
    one.charityNumber().ifPresent(number -> facts.put(Fact.CHARITY_NUMBER, number));
    facts.put(Fact.PHONE, one.phone());
    facts.put(Fact.HOME_PHONE, one.homePhone());
    facts.put(Fact.EMAIL, one.email());
    facts.put(Fact.WEBSITE, one.website());
    facts.put(Fact.ADDRESS, one.street());
    facts.put(Fact.TOWN, one.place().name());
    facts.put(Fact.POSTCODE, Spelling.postcode(one.postcode(), random));
    facts.put(Fact.DISTRICTS, String.join(";", one.districts()));
    facts.put(Fact.STATUS, one.active() ? "active" : "closed");
    facts.put(Fact.YEAR, String.valueOf(one.founded()));
    facts.put(Fact.LEGAL_STATUS, one.charityNumber().isPresent() ? "charity" : "association");
    facts.put(Fact.GROUPS, String.join(";", one.type().groups()));
    facts.put(Fact.CONSORTIUM, "false");
    if (random.nextInt(6) == 0) {
      facts.put(Fact.QUALITY, "Trusted Group Mark (invented)");
    }
    facts.put(Fact.CONFIRMED, "2026-0%d-1%d".formatted(1 + random.nextInt(9), random.nextInt(9)));
    facts.put(Fact.NOTES, "PRIVATE: the treasurer is " + one.contact() + "'s cousin.");
    common(facts, changed);
    facts.put(Fact.CONSENT, random.nextInt(12) == 0 ? "no" : "yes");
    return facts;
  }

  /** The facts of a member of the consortium. */
  public static Map<Fact, String> of(
      ConsortiumMember member, County county, String key, Instant changed) {
    Random same = county.random("the office of " + member.id());
    Place place = county.place(member.town());
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.KEY, key);
    facts.put(Fact.NAME, member.name());
    facts.put(Fact.DESCRIPTION, "Supports voluntary and community groups.");
    facts.put(Fact.CHARITY_NUMBER, member.charityNumber());
    facts.put(Fact.PHONE, ReservedNumbers.phone(same));
    facts.put(Fact.EMAIL, member.id() + "@example.org");
    facts.put(Fact.WEBSITE, "https://" + member.id() + ".example.org");
    facts.put(Fact.ADDRESS, county.address(same));
    facts.put(Fact.TOWN, place.name());
    facts.put(Fact.POSTCODE, ReservedNumbers.postcode(place, same));
    facts.put(Fact.DISTRICTS, String.join(";", member.districts()));
    facts.put(Fact.STATUS, "active");
    facts.put(Fact.GROUPS, String.join(";", member.groups()));
    facts.put(Fact.CONSORTIUM, "true");
    facts.put(Fact.FIVE_SERVICES, String.join(";", member.services()));
    facts.put(Fact.SCOPE, member.scope());
    facts.put(Fact.CONFIRMED, "2026-11-02");
    common(facts, changed);
    return facts;
  }

  private static void common(Map<Fact, String> facts, Instant changed) {
    facts.put(Fact.DELETED, "no");
    facts.put(Fact.CONSENT, "yes");
    facts.put(Fact.CHANGED, changed.toString());
  }
}
