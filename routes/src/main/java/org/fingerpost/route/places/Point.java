package org.fingerpost.route.places;

/** A place on earth in degrees of WGS 84. */
public record Point(double latitude, double longitude) {
  /** Mean radius; what a sphere is off by, up to 0.5 %, is less than a postcode is wide. */
  static final double EARTH_METRES = 6_371_008.8;

  /** The distance along a great circle. */
  public double metresTo(Point other) {
    double north = Math.toRadians(other.latitude - latitude);
    double east = Math.toRadians(other.longitude - longitude);
    double chord =
        square(Math.sin(north / 2))
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * square(Math.sin(east / 2));
    return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
  }

  private static double square(double number) {
    return number * number;
  }

  /**
   * The straight line, through the ground, between places that many metres apart; the unit is the
   * radius of the earth. It grows with the distance, so that it gives the same order.
   */
  public static double lineOf(double metres) {
    return 2 * Math.sin(Math.min(Math.PI, metres / EARTH_METRES) / 2);
  }

  /** The distance along a great circle of places that are so far apart in a straight line. */
  public static double metresOf(double line) {
    return 2 * EARTH_METRES * Math.asin(Math.min(1, line / 2));
  }
}
