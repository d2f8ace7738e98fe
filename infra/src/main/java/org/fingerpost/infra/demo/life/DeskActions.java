package org.fingerpost.infra.demo.life;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.infra.demo.invent.Fact;
import org.fingerpost.infra.demo.invent.InventedOrganisation;
import org.fingerpost.infra.demo.invent.OrganisationFacts;
import org.fingerpost.infra.demo.invent.RelatedFacts;
import org.fingerpost.infra.demo.invent.Spelling;
import org.fingerpost.infra.demo.system.FolderSystem;
import org.fingerpost.infra.demo.system.Form;
import org.fingerpost.schema.Kind;

/** What people at their desks write down, and the mistakes they make. */
final class DeskActions {
  private DeskActions() {}

  /** Advice, a course, an event or a meeting is recorded. */
  static Optional<String> activity(Office office, Action.World world) {
    Optional<Form> form = office.form(Kind.ACTIVITY);
    Optional<Map<Fact, String>> group = office.anyGroup(world.random());
    if (form.isEmpty() || group.isEmpty()) {
      return Optional.empty();
    }
    Map<Fact, String> facts =
        new RelatedFacts(world.county(), world.random())
            .activity(office.member(), group.get().get(Fact.KEY), office.clock().instant());
    office.type(form.get(), facts);
    return Optional.of(
        "\"%s\" (%s) is recorded for %s"
            .formatted(facts.get(Fact.NAME), facts.get(Fact.TYPE), GroupActions.name(group.get())));
  }

  /** Somebody asked for something. */
  static Optional<String> enquiry(Office office, Action.World world) {
    Optional<Form> form = office.form(Kind.ENQUIRY);
    Optional<Map<Fact, String>> group = office.anyGroup(world.random());
    if (form.isEmpty() || group.isEmpty()) {
      return Optional.empty();
    }
    Map<Fact, String> facts =
        new RelatedFacts(world.county(), world.random())
            .enquiry(office.member(), group.get().get(Fact.KEY), office.clock().instant());
    office.type(form.get(), facts);
    return Optional.of(
        "an enquiry is logged, \"%s\" (%s)"
            .formatted(facts.get(Fact.NAME), facts.get(Fact.OUTCOME)));
  }

  /** A row is typed that cannot be right. */
  static Optional<String> badRow(Office office, Action.World world) {
    InventedOrganisation group =
        world.county().newcomer(800_000 + world.random().nextInt(90_000), world.random());
    Map<Fact, String> facts =
        new HashMap<>(OrganisationFacts.of(group, "", office.clock().instant(), world.random()));
    switch (world.random().nextInt(3)) {
      case 0 -> facts.remove(Fact.NAME);
      case 1 -> facts.put(Fact.DISTRICTS, "somewhere near Wales");
      default -> facts.put(Fact.POSTCODE, "ask Doris");
    }
    office.type(office.organisations(), facts);
    return Optional.of("a bad row is typed for " + group.name());
  }

  /** The name of a group is typed with a slip, as happens when somebody else is talking. */
  static Optional<String> slip(Office office, Action.World world) {
    return office
        .anyGroup(world.random())
        .map(
            group -> {
              String slipped = Spelling.slip(GroupActions.name(group), world.random());
              office.note(office.organisations(), group.get(Fact.KEY), Map.of(Fact.NAME, slipped));
              return GroupActions.name(group) + " is now spelled " + slipped;
            });
  }

  /** A row without a name gets one. */
  static Optional<String> putRight(Office office, Action.World world) {
    return Office.anyOf(
            world.random(),
            office.system().records(office.organisations()).stream()
                .filter(facts -> !facts.containsKey(Fact.NAME))
                .toList())
        .map(
            group -> {
              String name = group.getOrDefault(Fact.TOWN, "Nameless") + " Neighbours";
              office.note(office.organisations(), group.get(Fact.KEY), Map.of(Fact.NAME, name));
              return "a bad row is put right, " + name;
            });
  }

  /** A file is caught half saved. */
  static Optional<String> slowSave(Office office, Action.World world) {
    if (!(office.system() instanceof FolderSystem folder)) {
      return Optional.empty();
    }
    folder.saveHalf(office.organisations());
    return Optional.of(
        "half of %s is saved, the rest will follow".formatted(office.organisations().table()));
  }
}
