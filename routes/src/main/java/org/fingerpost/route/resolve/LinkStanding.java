package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.fingerpost.schema.Kind;

/** How many records of the kinds that are modelled stand, and how many their models know. */
final class LinkStanding {
  private static final String READ =
      "SELECT coalesce((SELECT records FROM link_standing WHERE kind = ?::record_kind), 0), coalesce((SELECT records FROM link_model WHERE kind = ?::record_kind AND active), 0)";
  private static final String ADD =
      "INSERT INTO link_standing (kind, records) VALUES (?::record_kind, ?) ON CONFLICT (kind) DO UPDATE SET records = link_standing.records + excluded.records";

  private LinkStanding() {}

  /**
   * What is known of a kind.
   *
   * @param records how many stand
   * @param learned how many stood when the active model was learned; nought without one
   */
  record Standing(long records, long learned) {
    /** A model that knows less than half of what stands is no guide to the rest. */
    boolean isDue() {
      return records >= Math.max(1, 2 * learned);
    }
  }

  static Standing of(Connection connection, Kind kind) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, kind.wireName());
      statement.setString(2, kind.wireName());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Standing(row.getLong(1), row.getLong(2));
      }
    }
  }

  /** Counts what a batch brings and takes away. */
  static void count(Connection connection, Iterable<Changes.Change> changes) throws SQLException {
    Map<Kind, Integer> growth = new EnumMap<>(Kind.class);
    for (Changes.Change change : changes) {
      change
          .before()
          .filter(stored -> stored.joint().isPresent())
          .ifPresent(stored -> growth.merge(stored.kind(), -1, Integer::sum));
      change.after().ifPresent(version -> growth.merge(version.kind(), 1, Integer::sum));
    }
    growth.keySet().retainAll(Linkages.MODELLED);
    for (Map.Entry<Kind, Integer> each : growth.entrySet()) {
      if (each.getValue() != 0) {
        add(connection, each.getKey(), each.getValue());
      }
    }
  }

  private static void add(Connection connection, Kind kind, int records) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setString(1, kind.wireName());
      statement.setInt(2, records);
      statement.executeUpdate();
    }
  }
}
