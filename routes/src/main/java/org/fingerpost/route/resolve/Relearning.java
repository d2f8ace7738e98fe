package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.resolve.LinkStanding.Standing;
import org.fingerpost.schema.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns a model from the records that stand once there are twice as many as when the last was
 * learned, and has every link follow it: in one transaction, so that nobody ever sees links of two
 * models, and joint records that come out the same are not touched. While records pour in it waits
 * for the end of them: what is learned halfway would be learned in vain.
 */
final class Relearning {
  private static final Logger LOG = LoggerFactory.getLogger(Relearning.class);

  /**
   * That share of what stands, arrived between two looks, is a flood. However long it lasts, it
   * becomes a smaller share of what stands.
   */
  private static final int FLOOD_SHARE = 50;

  private static final int FEW = 5;

  /** A busy machine may stand still for a second while much is still to come. */
  private static final int CALM_LOOKS = 2;

  private static final String RETIRE =
      "UPDATE link_model SET active = false WHERE kind = ?::record_kind AND active";
  private static final String KEEP =
      "INSERT INTO link_model (kind, version, model, records, active) VALUES (?::record_kind, ?, ?::json, ?, true) ON CONFLICT (kind, version) DO UPDATE SET active = true, records = excluded.records";

  private final DataSource database;
  private final Linkages linkages;
  private final Relinking.Size size;
  private final Map<Kind, Long> seen = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> calm = new EnumMap<>(Kind.class);

  Relearning(DataSource database, Linkages linkages) {
    this(database, linkages, Relinking.Size.USUAL);
  }

  Relearning(DataSource database, Linkages linkages, Relinking.Size size) {
    this.database = database;
    this.linkages = linkages;
    this.size = size;
  }

  /** Looks around, some time after the last look: learns what it is time to learn. */
  synchronized void turn() throws SQLException {
    for (Kind kind : Linkages.MODELLED) {
      Standing standing = standing(kind);
      Long before = seen.put(kind, standing.records());
      long arrived = before == null ? Long.MAX_VALUE : standing.records() - before;
      boolean flood = arrived > FEW + standing.records() / FLOOD_SHARE;
      calm.put(kind, flood ? 0 : calm.getOrDefault(kind, 0) + 1);
      if (standing.isDue() && calm.get(kind) >= CALM_LOOKS) {
        learn(kind);
      }
    }
  }

  /** Learns what it is time to learn, whatever pours in. */
  synchronized void learn() throws SQLException {
    for (Kind kind : Linkages.MODELLED) {
      if (standing(kind).isDue()) {
        learn(kind);
      }
    }
  }

  private Standing standing(Kind kind) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return LinkStanding.of(connection, kind);
    }
  }

  private void learn(Kind kind) throws SQLException {
    Exclusive.run(database, connection -> learn(connection, kind));
  }

  private boolean learn(Connection connection, Kind kind) throws SQLException {
    Standing standing = LinkStanding.of(connection, kind);
    if (!standing.isDue()) {
      return false;
    }
    long begun = System.nanoTime();
    LOG.info(
        "resolve: learning from {} records how those of kind {} are alike; what arrives waits until all are linked by it",
        standing.records(),
        kind.wireName());
    Relinking relinking = Relinking.begin(connection, linkages, kind, standing.records(), size);
    LinkModel model = relinking.pair();
    keep(connection, kind, model, standing.records());
    int touched = new ClusteringAnew(connection, linkages.learned(connection), kind).cluster();
    LOG.info(
        "resolve: learned from {} records how those of kind {} are alike, model {}; linked all of them anew, {} had company, in {} ms",
        standing.records(),
        kind.wireName(),
        model.version(),
        touched,
        (System.nanoTime() - begun) / 1_000_000);
    return true;
  }

  private static void keep(Connection connection, Kind kind, LinkModel model, long number)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RETIRE)) {
      statement.setString(1, kind.wireName());
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      statement.setString(1, kind.wireName());
      statement.setString(2, model.version());
      statement.setString(3, model.toJson());
      statement.setLong(4, number);
      statement.executeUpdate();
    }
  }
}
