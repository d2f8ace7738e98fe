package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Source records as they stood before a rebuild began, read in a snapshot of that moment. A record
 * that says the same in a later message keeps the moment when it was first seen to say so, as it
 * does when the later message comes by in peace.
 */
final class Remembered {
  private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
  private static final String VERSIONS =
      "SELECT source_id, kind, origin_topic, origin_partition, origin_offset, value FROM source_record WHERE source_id = ANY(?) AND joint_id IS NOT NULL";

  private final Connection snapshot;

  /** Reads by that connection, whose transaction has to see what stood. */
  Remembered(Connection snapshot) {
    this.snapshot = snapshot;
  }

  /** The same arrivals, each as it stood where that says the same. */
  List<Arrival> asTheyStood(List<Arrival> arrivals) throws SQLException {
    Map<UUID, Arrival> stood = stood(arrivals.stream().map(Arrival::id).distinct().toList());
    List<Arrival> same = new ArrayList<>(arrivals.size());
    for (Arrival arrival : arrivals) {
      Arrival old = stood.get(arrival.id());
      same.add(old != null && saysTheSame(old, arrival) ? old : arrival);
    }
    return same;
  }

  private static boolean saysTheSame(Arrival old, Arrival now) {
    return now.change().kind() == old.change().kind()
        && now.version()
            .map(SourceVersion::content)
            .equals(old.version().map(SourceVersion::content));
  }

  private Map<UUID, Arrival> stood(List<UUID> ids) throws SQLException {
    Map<UUID, Arrival> stood = new HashMap<>();
    try (PreparedStatement statement = snapshot.prepareStatement(VERSIONS)) {
      statement.setArray(1, snapshot.createArrayOf("uuid", ids.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          read(row, stood);
        }
      }
    }
    return stood;
  }

  /**
   * A row that cannot be read is what a rebuild is for: the topic's message stands in its place.
   */
  private static void read(ResultSet row, Map<UUID, Arrival> stood) throws SQLException {
    UUID id = row.getObject(1, UUID.class);
    Origin origin = new Origin(row.getString(3), row.getInt(4), row.getLong(5));
    byte[] message = row.getBytes(6);
    try {
      Kind kind = Kind.ofWireName(row.getString(2));
      stood.put(id, Arrival.of(NormalisedCodec.read(kind, origin, message), message));
    } catch (RuntimeException e) {
      LOG.warn("resolve: source record {} cannot be read as it stands, it is taken anew", id);
    }
  }
}
