package org.fingerpost.route.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an account may do beyond what everybody may. */
public enum Role {
  /** Helps people at one member: sees what members share with each other, and refers across. */
  ADVISER("an adviser"),
  /** Runs the hub: the console and its actions. */
  OPS("an operator"),
  /** May look at records as the members sent them; each look is audited. */
  RECORDS("somebody who may look at records"),
  /** Sees what the consortium does together: figures and reports. */
  CONSORTIUM("somebody of the consortium");

  private final String words;

  Role(String words) {
    this.words = words;
  }

  /** As it stands in settings, on the command line and in the database. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For a sentence, such as {@code an operator}. */
  public String words() {
    return words;
  }

  /** The role of that name. */
  public static Optional<Role> named(String name) {
    return Arrays.stream(values()).filter(role -> role.toString().equals(name)).findFirst();
  }

  /** The roles of those names; a name that means nothing to this version is left out. */
  static Set<Role> of(String... names) {
    return Arrays.stream(names)
        .flatMap(name -> named(name).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
