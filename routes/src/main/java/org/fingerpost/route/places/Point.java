package org.fingerpost.route.places;

/** A place on earth in degrees of WGS 84. */
public record Point(double latitude, double longitude) {
  /** Mean radius; what a sphere is off by, up to 0.5 %, is less than a postcode is wide. */
  static final double EARTH_METRES = 6_371_008.8;

  private static final double METRES_OF_A_DEGREE = Math.toRadians(1) * EARTH_METRES;

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

  /** How many degrees of latitude that many metres are. */
  public static double degreesNorth(double metres) {
    return metres / METRES_OF_A_DEGREE;
  }

  /**
   * How many degrees of longitude that many metres are at this latitude, at least; the poles are
   * not catered for.
   */
  public double degreesEast(double metres) {
    double farthest = Math.min(89, Math.abs(latitude) + degreesNorth(metres));
    return degreesNorth(metres) / Math.cos(Math.toRadians(farthest));
  }
}
