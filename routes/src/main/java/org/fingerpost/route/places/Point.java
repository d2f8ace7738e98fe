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
}
