package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import javax.sql.DataSource;
import org.fingerpost.route.control.OrderRefusedException;

/**
 * Makes the joint database anew from the hub topics, as far as they have been resolved, in one
 * transaction: readers and the feed see what stood until it is done, and what comes out the same is
 * not sent again. A rebuild that is cut off leaves everything as it was.
 */
final class Rebuild {
  private final DataSource database;
  private final Linkages linkages;
  private final Story story;

  /** Tells all that the hub topics hold, up to where they have been resolved. */
  @FunctionalInterface
  interface Story {
    /**
     * Tells it, each record's versions in their order.
     *
     * @throws OrderRefusedException when a topic is not the one that was resolved
     */
    void tell(Listener listener) throws SQLException;
  }

  /** Who is told. */
  @FunctionalInterface
  interface Listener {
    void take(List<Arrival> arrivals) throws SQLException;
  }

  Rebuild(DataSource database, Linkages linkages, Story story) {
    this.database = database;
    this.linkages = linkages;
    this.story = story;
  }

  /**
   * What came out, in joint records.
   *
   * @param stand how many there are
   * @param added that were not there
   * @param gone that are not there any more
   * @param changed that say something else
   */
  record Outcome(long stand, long added, long gone, long changed) {
    boolean isTheSame() {
      return added + gone + changed == 0;
    }
  }

  /**
   * Rebuilds; the resolver waits meanwhile, in whatever process.
   *
   * @param evenIfOther whether what comes out may be other than what stood
   * @throws OrderRefusedException when it would be other and may not, or a topic is not the one
   *     that was resolved; then nothing was done
   */
  Outcome run(boolean evenIfOther) throws SQLException {
    return Exclusive.run(database, connection -> within(connection, evenIfOther));
  }

  private Outcome within(Connection connection, boolean evenIfOther) throws SQLException {
    try (Connection snapshot = database.getConnection()) {
      snapshot.setAutoCommit(false);
      snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        Outcome outcome = rebuilt(connection, new Remembered(snapshot));
        return evenIfOther ? outcome : requireTheSame(outcome);
      } finally {
        snapshot.rollback();
        snapshot.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        snapshot.setAutoCommit(true);
      }
    }
  }

  private Outcome rebuilt(Connection connection, Remembered remembered) throws SQLException {
    RebuildTables tables = new RebuildTables(connection);
    tables.forget();
    story.tell(arrivals -> resolve(connection, remembered.asTheyStood(arrivals)));
    resolve(connection, tables.untold());
    return tables.settle();
  }

  private static Outcome requireTheSame(Outcome outcome) {
    if (outcome.isTheSame()) {
      return outcome;
    }
    throw new OrderRefusedException(
        "From the topics the joint database would come out otherwise: %,d joint records added, %,d gone, %,d changed, and the feed would say so. Nothing was done. If that is right, say 'fingerpost rebuild --even-if-other'."
            .formatted(outcome.added(), outcome.gone(), outcome.changed()));
  }

  /** What the database cannot hold was refused when it first came, and stands in the quarantine. */
  private void resolve(Connection connection, List<Arrival> arrivals) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      Resolver.resolve(linkages.current(connection), connection, arrivals);
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      if (!ResolveHandler.isAboutData(e)) {
        throw e;
      }
      connection.rollback(before);
      int half = arrivals.size() / 2;
      if (half > 0) {
        resolve(connection, arrivals.subList(0, half));
        resolve(connection, arrivals.subList(half, arrivals.size()));
      }
    }
  }
}
