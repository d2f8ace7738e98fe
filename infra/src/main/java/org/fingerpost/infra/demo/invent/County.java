package org.fingerpost.infra.demo.invent;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The invented county: its places, its groups and the consortium. The same for the same seed. */
public final class County {
  private static final int GROUPS = 800;
  private static final List<String> STREETS =
      List.of(
          "Teasel Lane",
          "Old Tannery Row",
          "Perry Orchard",
          "Glover's Yard",
          "Lower Pound",
          "Saltway Court",
          "Needle Mill Road",
          "Hop Kiln Close",
          "Carpet Weavers Street",
          "Cider Press Lane");

  private final long seed;
  private final List<Place> places = Resource.places();
  private final List<GroupType> types = Resource.groupTypes();
  private final List<ConsortiumMember> consortium = Resource.consortium();
  private final List<ConsortiumService> fiveServices = Resource.fiveServices();
  private final List<String> firstNames = Resource.peopleColumn("first");
  private final List<String> lastNames = Resource.peopleColumn("last");
  private final List<InventedOrganisation> organisations = new ArrayList<>();

  /** Invents a county. */
  public County(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    Set<String> names = new HashSet<>();
    while (organisations.size() < GROUPS) {
      InventedOrganisation one = organisation(organisations.size(), random);
      if (names.add(one.name() + one.place().name())) {
        organisations.add(one);
      }
    }
  }

  /** A group that is not in the county yet. */
  public InventedOrganisation newcomer(int number, Random random) {
    return organisation(number, random);
  }

  private InventedOrganisation organisation(int number, Random random) {
    Place place = places.get(random.nextInt(places.size()));
    GroupType type = types.get(random.nextInt(types.size()));
    // One in eight is named without its place: clubs of one name in different villages, which must
    // stay apart.
    String name =
        random.nextInt(8) == 0 ? "The " + type.suffix() : place.name() + " " + type.suffix();
    String slug = slug(place.name() + "-" + type.suffix());
    return new InventedOrganisation(
        number,
        name,
        type,
        place,
        address(random),
        ReservedNumbers.postcode(place, random),
        random.nextInt(5) < 2
            ? Optional.of(ReservedNumbers.charityNumber(number))
            : Optional.empty(),
        ReservedNumbers.phone(random),
        ReservedNumbers.phone(random),
        slug + "@example.org",
        "https://" + slug + ".example.org",
        1946 + random.nextInt(60),
        random.nextInt(25) > 0,
        person(random),
        List.of(place.district()));
  }

  /** An address line. */
  public String address(Random random) {
    return 1 + random.nextInt(90) + " " + STREETS.get(random.nextInt(STREETS.size()));
  }

  /** A person's name that nobody bears. */
  public String person(Random random) {
    return firstNames.get(random.nextInt(firstNames.size()))
        + " "
        + lastNames.get(random.nextInt(lastNames.size()));
  }

  /** Every place. */
  public List<Place> places() {
    return places;
  }

  /** A place. */
  public Place place(Random random) {
    return places.get(random.nextInt(places.size()));
  }

  /** The place of that name. */
  public Place place(String name) {
    return places.stream().filter(place -> place.name().equals(name)).findFirst().orElseThrow();
  }

  /** A source of chance for one purpose, the same for the same county and purpose. */
  public Random random(String purpose) {
    return new Random(seed * 31 + purpose.hashCode());
  }

  /** Every group. */
  public List<InventedOrganisation> organisations() {
    return List.copyOf(organisations);
  }

  /** The thirteen. */
  public List<ConsortiumMember> consortium() {
    return consortium;
  }

  /** What members do for groups. */
  public List<ConsortiumService> fiveServices() {
    return fiveServices;
  }

  static String slug(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}|'", "")
        .replaceAll("[^a-z0-9]+", "-");
  }
}
