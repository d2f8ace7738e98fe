package org.fingerpost.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Ten invented counties of 45 by 40 km side by side, with 3,000 postcodes each. Three of five stand
 * in one of five towns.
 */
final class Counties {
  static final int NUMBER = 10;

  private static final String PLACE =
      "INSERT INTO place (postcode, latitude, longitude) VALUES (?, ?, ?) ON CONFLICT (postcode) DO UPDATE SET latitude = excluded.latitude, longitude = excluded.longitude";
  private static final List<String> AREAS =
      List.of("WR", "GL", "HR", "DY", "CV", "OX", "SN", "BS", "BA", "SY");
  private static final int TOWNS = 5;
  private static final int DISTRICTS = 15;
  private static final int SECTORS = 10;
  private static final String UNITS = "ABDEFGHJLNPQRSTUWXYZ";

  private final Random chance = new Random(2006);
  private final List<List<String>> postcodes = new ArrayList<>();

  /** Tells a hub's gazetteer where they are. */
  void addTo(DatabaseAddress joint) throws SQLException {
    try (Connection connection = joint.connect();
        PreparedStatement place = connection.prepareStatement(PLACE)) {
      for (int county = 0; county < NUMBER; county++) {
        postcodes.add(add(county, place));
      }
    }
  }

  private List<String> add(int county, PreparedStatement place) throws SQLException {
    double south = 51.0 + 0.4 * (county % 5);
    double west = -3.0 + 0.7 * (county / 5);
    double[] towns = chance.doubles(2 * TOWNS).toArray();
    List<String> all = new ArrayList<>();
    for (int number = 0; number < DISTRICTS * SECTORS * UNITS.length(); number++) {
      String postcode = postcode(county, number);
      boolean inTown = chance.nextInt(5) < 3;
      int town = 2 * chance.nextInt(TOWNS);
      place.setString(1, postcode);
      place.setDouble(2, south + 0.4 * (inTown ? near(towns[town]) : chance.nextDouble()));
      place.setDouble(3, west + 0.6 * (inTown ? near(towns[town + 1]) : chance.nextDouble()));
      place.addBatch();
      all.add(postcode);
    }
    place.executeBatch();
    return all;
  }

  private double near(double town) {
    return town + chance.nextGaussian() * 0.04;
  }

  private static String postcode(int county, int number) {
    int unit = number / SECTORS / DISTRICTS;
    return "%s%d %d%c%c"
        .formatted(
            AREAS.get(county),
            1 + number % DISTRICTS,
            number / DISTRICTS % SECTORS,
            UNITS.charAt(unit),
            UNITS.charAt((unit + 7) % UNITS.length()));
  }

  /** One of the first so many counties. */
  String postcode(int counties, Random by) {
    List<String> county = postcodes.get(by.nextInt(counties));
    return county.get(by.nextInt(county.size()));
  }

  /** One of those from a county on. */
  String postcodeFrom(int first, int counties, Random by) {
    List<String> county = postcodes.get(first + by.nextInt(counties - first));
    return county.get(by.nextInt(county.size()));
  }
}
