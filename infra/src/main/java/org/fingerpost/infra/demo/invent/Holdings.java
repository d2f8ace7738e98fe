package org.fingerpost.infra.demo.invent;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Which groups a member knows. Local centres know most of their district, specialists those of
 * their field all over the county: so most groups stand in several systems.
 */
final class Holdings {
  private static final Set<String> WYCHAVON_CENTRES =
      Set.of("droitwich-cvs", "pershore-vhc", "evesham-vc");
  private static final Set<String> CARE = Set.of("disabled-people", "carers", "older-people");

  private final County county;
  private final ConsortiumMember member;

  Holdings(County county, ConsortiumMember member) {
    this.county = county;
    this.member = member;
  }

  /** The groups that the member knows, the best known of the county first. */
  List<InventedOrganisation> organisations() {
    Random random = county.random("holdings of " + member.id());
    return county.organisations().stream()
        .filter(one -> random.nextDouble() < likelihood(one))
        .toList();
  }

  private double likelihood(InventedOrganisation one) {
    if (one.number() < 8) {
      return isWellKnownHere(one) ? 1 : 0.5;
    }
    if (member.isLocal()) {
      return local(one);
    }
    return Collections.disjoint(one.type().groups(), field()) ? 0.03 : 0.55;
  }

  /** The first few groups work all over the county: at least five members know each. */
  private boolean isWellKnownHere(InventedOrganisation one) {
    return (county.consortium().indexOf(member) + one.number()) % 5 < 2;
  }

  private double local(InventedOrganisation one) {
    if (!member.districts().contains(one.place().district())) {
      return 0.02;
    }
    if (member.id().equals("community-first")) {
      return 0.3;
    }
    return WYCHAVON_CENTRES.contains(member.id()) ? 0.45 : 0.8;
  }

  private Set<String> field() {
    if (member.id().equals("wavocc")) {
      return CARE;
    }
    if (member.id().equals("wcvys")) {
      return Set.of("young-people", "children");
    }
    return member.groups().contains("general-public")
        ? Set.of("families", "unemployed-people", "lgbt-people")
        : Set.copyOf(member.groups());
  }
}
