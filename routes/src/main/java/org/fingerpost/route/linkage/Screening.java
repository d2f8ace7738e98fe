package org.fingerpost.route.linkage;

import org.fingerpost.schema.Kind;

/**
 * Says of two records in outline whether their score may join them. It weighs as {@link Scorer} and
 * {@link Weighing} do, and where an outline does not tell what they would find, it takes what
 * speaks most for a link. So what it refuses is apart, and most records that share a blocking key
 * are. One thread at a time.
 */
final class Screening {
  /** Each weight is rounded to a 64th. */
  private static final double ROUNDING = EvidenceKind.COUNT / 128.0 + 1e-6;

  private static final int SLIPS = 2;
  private static final int SLIPS_OF_POSTCODE = 1;

  private final LinkModel model;
  private final WeightBound bound = new WeightBound();
  private final StreetScreening street;
  private final ValueScreening values;
  private final NameScreening names;
  private final double least;

  Screening(LinkModel model) {
    this.model = model;
    street = new StreetScreening(model.levels());
    values = new ValueScreening(model, bound);
    names = new NameScreening(model);
    least = model.thresholds().review() - model.start() - ROUNDING;
  }

  /** The record as it is looked at here; people share fewer keys, and are always compared. */
  long[] outline(LinkRecord record) {
    return model.kind() == Kind.ORGANIZATION ? Outline.of(model, record.features()) : Outline.NONE;
  }

  /** False only when the two, compared in full, would be apart. */
  boolean mayJoin(long[] x, long[] y) {
    if (x.length == 0 || y.length == 0) {
      return true;
    }
    double sum = allButNames(x, y);
    return sum + names.most() >= least && sum + names.most(x, y) >= least;
  }

  /** The score of the two is no higher. */
  double mostScore(long[] x, long[] y) {
    if (x.length == 0 || y.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    return allButNames(x, y) + names.most(x, y) + model.start() + ROUNDING;
  }

  private double allButNames(long[] x, long[] y) {
    bound.clear();
    place(x, y);
    values.compare(x, y);
    return bound.sum();
  }

  private void place(long[] x, long[] y) {
    boolean codes = both(x, y, Outline.POSTCODE);
    boolean streets = both(x, y, Outline.STREET_LETTERS);
    boolean sameCode = codes && x[Outline.POSTCODE] == y[Outline.POSTCODE];
    boolean sameDoor = streets && x[Outline.DOOR] == y[Outline.DOOR] && x[Outline.DOOR] != 0;
    boolean slippedStreet = streets && !sameDoor && street.mayBeSlip(x, y);
    boolean isAddress = sameCode || sameDoor;
    if (sameCode) {
      shared(Level.POSTCODE_SAME, x[Outline.POSTCODE]);
    } else if (codes) {
      otherPostcode(x, y, isAddress || slippedStreet);
    }
    if (sameDoor) {
      shared(Level.STREET_SAME, x[Outline.DOOR]);
    } else if (streets) {
      bound.whereabouts(slippedStreet ? model.levels().most(Level.STREET_SLIP) : street.most());
    }
    if (both(x, y, Outline.CITY)) {
      bound.town(lessened(town(x, y), isAddress));
    }
    if (both(x, y, Outline.BUILDING_LETTERS)) {
      boolean alike = mayBeSlips(x, y, Outline.BUILDING_LETTERS);
      bound.plain(
          alike
              ? lessened(model.levels().most(Level.BUILDING_SAME), isAddress)
              : model.levels().weight(Level.BUILDING_OTHER));
    }
    if (both(x, y, Outline.REGION)) {
      boolean same = x[Outline.REGION] == y[Outline.REGION];
      bound.plain(model.levels().weight(same ? Level.REGION_SAME : Level.REGION_OTHER));
    }
  }

  private void shared(Level same, long value) {
    bound.whereabouts(model.rarity().sharedWeight(same, value), model.rarity().holders(value));
  }

  /** Of one town, two postcodes near one another go without saying. */
  private void otherPostcode(long[] x, long[] y, boolean mayBeAddress) {
    long letters = x[Outline.POSTCODE_LETTERS];
    if (Letters.mayBeSlips(letters, y[Outline.POSTCODE_LETTERS], SLIPS_OF_POSTCODE)) {
      bound.whereabouts(model.levels().most(Level.POSTCODE_SLIP));
      return;
    }
    boolean oneTown = both(x, y, Outline.CITY) && x[Outline.CITY] == y[Outline.CITY];
    long levels = x[Outline.POSTCODE_LEVELS];
    Level nearest = PostcodeForm.nearest(levels, y[Outline.POSTCODE_LEVELS]);
    bound.whereabouts(lessened(model.levels().most(nearest), oneTown && !mayBeAddress));
  }

  private static double lessened(double weight, boolean isImplied) {
    return isImplied && weight > 0 ? Weighing.IMPLIED * weight : weight;
  }

  private double town(long[] x, long[] y) {
    if (x[Outline.CITY] == y[Outline.CITY]) {
      return model.rarity().townWeight(x[Outline.CITY]);
    }
    long one = x[Outline.CITY_LETTERS];
    long other = y[Outline.CITY_LETTERS];
    boolean alike =
        mayBeSlips(x, y, Outline.CITY_LETTERS)
            || Letters.mayBeWithin(one, other)
            || Letters.mayBeWithin(other, one);
    return alike ? model.levels().most(Level.TOWN_SLIP) : model.levels().weight(Level.TOWN_OTHER);
  }

  private static boolean both(long[] x, long[] y, int respect) {
    return x[respect] != 0 && y[respect] != 0;
  }

  private static boolean mayBeSlips(long[] x, long[] y, int letters) {
    return Letters.mayBeSlips(x[letters], y[letters], SLIPS);
  }
}
