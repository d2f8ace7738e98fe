package org.fingerpost.route.places;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds places in the joint database, within a caller's transaction. */
public final class Gazetteer {
  private static final String FIND =
      "SELECT postcode, latitude, longitude, district, name FROM place WHERE postcode = ANY (?)";

  private Gazetteer() {}

  /** Where that postcode is; the middle of its postcode district where nothing nearer is known. */
  public static Optional<Place> find(Connection connection, Postcode postcode) throws SQLException {
    return Optional.ofNullable(find(connection, List.of(postcode)).get(postcode));
  }

  /** The same for many; those of which not even the postcode district is known are left out. */
  public static Map<Postcode, Place> find(Connection connection, Collection<Postcode> postcodes)
      throws SQLException {
    Set<Postcode> wanted = new HashSet<>(postcodes);
    postcodes.forEach(postcode -> wanted.add(postcode.outward()));
    Map<Postcode, Place> known = read(connection, wanted);
    Map<Postcode, Place> found = new HashMap<>();
    for (Postcode postcode : postcodes) {
      Optional.ofNullable(known.getOrDefault(postcode, known.get(postcode.outward())))
          .ifPresent(place -> found.put(postcode, place));
    }
    return found;
  }

  private static Map<Postcode, Place> read(Connection connection, Set<Postcode> wanted)
      throws SQLException {
    Map<Postcode, Place> places = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      Object[] texts = wanted.stream().map(Postcode::text).toArray();
      statement.setArray(1, connection.createArrayOf("text", texts));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Place place = place(rows);
          places.put(place.postcode(), place);
        }
      }
    }
    return places;
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        new Postcode(row.getString(1)),
        new Point(row.getDouble(2), row.getDouble(3)),
        Optional.ofNullable(row.getString(4)),
        Optional.ofNullable(row.getString(5)));
  }
}
