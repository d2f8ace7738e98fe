package org.fingerpost.infra.demo.life;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.infra.demo.invent.Fact;
import org.fingerpost.infra.demo.invent.InventedOrganisation;
import org.fingerpost.infra.demo.invent.OrganisationFacts;
import org.fingerpost.infra.demo.invent.Place;
import org.fingerpost.infra.demo.invent.ReservedNumbers;
import org.fingerpost.infra.demo.invent.Spelling;

/** What happens to groups. */
final class GroupActions {
  private GroupActions() {}

  /** A telephone number changes. */
  static Optional<String> newPhone(Office office, Action.World world) {
    return office
        .anyGroup(world.random())
        .map(
            group -> {
              String phone = ReservedNumbers.phone(world.random());
              note(office, group, Map.of(Fact.PHONE, phone));
              return name(group) + " has a new phone number, " + phone;
            });
  }

  /** A group moves within the county. */
  static Optional<String> moves(Office office, Action.World world) {
    return office
        .anyGroup(world.random())
        .map(
            group -> {
              Place place = world.county().place(world.random());
              note(
                  office,
                  group,
                  Map.of(
                      Fact.ADDRESS,
                      world.county().address(world.random()),
                      Fact.TOWN,
                      place.name(),
                      Fact.POSTCODE,
                      ReservedNumbers.postcode(place, world.random()),
                      Fact.DISTRICTS,
                      place.district()));
              return name(group) + " has moved to " + place.name();
            });
  }

  /** A group is struck off: marked where the system keeps such a mark, else deleted. */
  static Optional<String> struckOff(Office office, Action.World world) {
    return office
        .anyGroup(world.random())
        .map(
            group -> {
              if (office.organisations().has(Fact.DELETED)) {
                note(office, group, Map.of(Fact.DELETED, "yes"));
                return name(group) + " is struck off";
              }
              office.system().remove(office.organisations(), group.get(Fact.KEY));
              return name(group) + " is deleted";
            });
  }

  /** A group does not want to be listed any more, or does again. */
  static Optional<String> consentTurned(Office office, Action.World world) {
    if (!office.organisations().has(Fact.CONSENT)) {
      return Optional.empty();
    }
    return office
        .anyGroup(world.random())
        .map(
            group -> {
              boolean was = "yes".equals(group.get(Fact.CONSENT));
              note(office, group, Map.of(Fact.CONSENT, was ? "no" : "yes"));
              return name(group)
                  + (was ? " withdraws its consent to be listed" : " agrees to be listed");
            });
  }

  /** A group that another member knows is typed in here too, as this office spells it. */
  static Optional<String> duplicate(Office office, Action.World world) {
    return Office.anyOf(world.random(), world.offices())
        .filter(other -> !other.equals(office))
        .flatMap(other -> other.anyGroup(world.random()))
        .map(
            group -> {
              Map<Fact, String> facts = new HashMap<>(group);
              facts.remove(Fact.KEY);
              facts.remove(Fact.NOTES);
              facts.putIfAbsent(Fact.CONSENT, "yes");
              facts.put(Fact.NAME, Spelling.name(name(group), world.random()));
              facts.put(Fact.POSTCODE, Spelling.postcode(group.get(Fact.POSTCODE), world.random()));
              office.type(office.organisations(), facts);
              return facts.get(Fact.NAME) + " is entered, which another member has too";
            });
  }

  /** A group that nobody knew. */
  static Optional<String> newGroup(Office office, Action.World world) {
    int number = 100_000 + world.random().nextInt(700_000);
    InventedOrganisation group = world.county().newcomer(number, world.random());
    office.type(
        office.organisations(),
        OrganisationFacts.of(group, "", office.clock().instant(), world.random()));
    return Optional.of(group.name() + " is new in " + group.place().name());
  }

  static String name(Map<Fact, String> group) {
    return group.get(Fact.NAME);
  }

  private static void note(Office office, Map<Fact, String> group, Map<Fact, String> facts) {
    office.note(office.organisations(), group.get(Fact.KEY), facts);
  }
}
