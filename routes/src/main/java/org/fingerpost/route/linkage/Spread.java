package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.List;
import org.fingerpost.schema.Kind;

/**
 * Estimates how many different ones hold a value: a telephone number in seven records of one club
 * says much, one in seven records of seven clubs that share a hall says little. Holders count as
 * the same when their names agree. Names that differ may yet be names of one; how often they are is
 * learned from such holders as give what settles it.
 */
final class Spread {
  private static final int MOST_COMPARED = 30;
  private static final double ASSUMED_PROOFS = 10;
  private static final double ASSUMED_DIFFERENT = 0.5;

  /** What sort of value it is, which says what settles whether two holders are one. */
  enum Sort {
    /** A name: records of one town are of one. */
    NAME,
    /** Where something is: the register's number, the domain or the e-mail address settles it. */
    WHERE,
    /** What an umbrella lends to its branches: where they are settles it. */
    LENT
  }

  private final LinkModel model;
  private final Sort sort;
  private double proofs = ASSUMED_PROOFS;
  private double different = ASSUMED_PROOFS * ASSUMED_DIFFERENT;

  Spread(LinkModel model, Sort sort) {
    this.model = model;
    this.sort = sort;
  }

  /** How many seem to hold the value, going by names. Learns from what it sees. */
  double groups(List<Features> holders) {
    List<Features> compared = holders.subList(0, Math.min(MOST_COMPARED, holders.size()));
    List<Features> groups = new ArrayList<>();
    for (Features holder : compared) {
      boolean known = false;
      for (Features other : groups) {
        known = known || same(holder, other);
      }
      if (!known) {
        groups.forEach(other -> learn(holder, other));
        groups.add(holder);
      }
    }
    return (double) groups.size() * holders.size() / compared.size();
  }

  /** The groups that are probably different ones. */
  float likely(double groups) {
    return (float) (sort == Sort.NAME ? groups : 1 + (groups - 1) * different / proofs);
  }

  private void learn(Features x, Features y) {
    Boolean same = sort == Sort.WHERE ? sameNumber(x, y) : samePlace(x, y);
    if (same != null) {
      proofs++;
      different += same ? 0 : 1;
    }
  }

  /** Null when neither is known to both. */
  private static Boolean sameNumber(Features x, Features y) {
    if (x.identifiers.length > 0 && y.identifiers.length > 0) {
      return x.identifiers[0].hash() == y.identifiers[0].hash();
    }
    if (x.domains.length > 0 && y.domains.length > 0) {
      return meet(x.domains, y.domains);
    }
    return x.emails.length > 0 && y.emails.length > 0 ? meet(x.emails, y.emails) : null;
  }

  /** Null when it cannot be told. */
  private static Boolean samePlace(Features x, Features y) {
    if (x.places.length == 0 || y.places.length == 0) {
      return null;
    }
    Place one = x.places[0];
    Place two = y.places[0];
    boolean postcode = !one.postcode.isEmpty() && one.postcode.hash() == two.postcode.hash();
    if (postcode || (one.door != 0 && one.door == two.door)) {
      return true;
    }
    return sameTown(x, y) ? null : false;
  }

  private boolean same(Features x, Features y) {
    if (sort == Sort.NAME) {
      return sameTown(x, y);
    }
    Findings findings = new Findings();
    if (model.kind() == Kind.PERSON) {
      if (x.names.length == 0 || y.names.length == 0) {
        return true;
      }
      PersonNames.compare(model, x.names[0], y.names[0], findings);
      return !findings.has(Level.GIVEN_OTHER) && !findings.has(Level.SURNAME_OTHER);
    }
    if (sort == Sort.WHERE && meet(x.emails, y.emails)) {
      return true;
    }
    OrganizationNames.compare(model, x, y, findings);
    Level level = findings.level(EvidenceKind.NAME);
    Level qualifier = findings.level(EvidenceKind.QUALIFIER);
    return level == null
        || (level.ordinal() <= Level.NAME_ALIKE.ordinal() && qualifier == Level.QUALIFIER_NONE);
  }

  private static boolean meet(Value[] left, Value[] right) {
    for (Value x : left) {
      for (Value y : right) {
        if (x.same(y)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean sameTown(Features x, Features y) {
    if (x.places.length == 0 || y.places.length == 0) {
      return true;
    }
    Place one = x.places[0];
    Place two = y.places[0];
    if (!one.city.isEmpty() && !two.city.isEmpty()) {
      return one.cityHash == two.cityHash || Typing.slip(one.city, two.city);
    }
    return one.postcode.sameArea(two.postcode);
  }
}
