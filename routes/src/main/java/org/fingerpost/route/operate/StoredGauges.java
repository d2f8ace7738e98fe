package org.fingerpost.route.operate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.fingerpost.route.operate.quarantine.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits in the joint database, as numbers to alert on, as it stood when last looked at. */
final class StoredGauges {
  private static final Logger LOG = LoggerFactory.getLogger(StoredGauges.class);
  private static final int LONGEST_SECONDS = 5;
  private static final String FIGURES =
      """
      SELECT (SELECT coalesce(sum(open), 0) FROM quarantine_cause),
             (SELECT coalesce(extract(epoch FROM now() - min(seen)), 0)
                FROM quarantine WHERE status = 'open'),
             (SELECT coalesce(sum(cardinality(joint_ids)), 0) FROM outbox),
             (SELECT coalesce(extract(epoch FROM now() - min(written)), 0) FROM outbox),
             (SELECT count(*) FROM operate_order WHERE state = 'waiting')
      """;

  /** In the order of the columns of the query. */
  private record Figures(
      double open, double openAge, double unpublished, double unpublishedAge, double orders) {}

  private final DataSource database;
  private final Causes causes;
  private volatile Figures figures = new Figures(0, 0, 0, 0, 0);

  StoredGauges(DataSource database) {
    this.database = database;
    this.causes = new Causes(database);
  }

  /**
   * Registers these:
   *
   * <ul>
   *   <li>{@code fingerpost.quarantine.open}: refused records that nobody has settled. Alert when
   *       it grows by hundreds in an hour: a member changed its system.
   *   <li>{@code fingerpost.quarantine.oldest}: seconds since the oldest of them was refused. Alert
   *       above two weeks: nobody looks at the quarantine.
   *   <li>{@code fingerpost.outbox.records} and {@code fingerpost.outbox.oldest}: joint records
   *       that wait to be published, and seconds since the oldest was written. Alert above five
   *       minutes of age: what members change does not reach the feed.
   *   <li>{@code fingerpost.orders.waiting}: what people asked and no process has done. Alert when
   *       it is above zero for ten minutes: the stage that it concerns does not run.
   * </ul>
   */
  void bind(MeterRegistry registry) {
    gauge(registry, "fingerpost.quarantine.open", "", Figures::open);
    gauge(registry, "fingerpost.quarantine.oldest", "seconds", Figures::openAge);
    gauge(registry, "fingerpost.outbox.records", "", Figures::unpublished);
    gauge(registry, "fingerpost.outbox.oldest", "seconds", Figures::unpublishedAge);
    gauge(registry, "fingerpost.orders.waiting", "", Figures::orders);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String unit,
      java.util.function.ToDoubleFunction<Figures> figure) {
    Gauge.builder(name, () -> figure.applyAsDouble(figures))
        .baseUnit(unit.isEmpty() ? null : unit)
        .register(registry);
  }

  /** Looks again; what was known stays while the database is away. Never throws. */
  void look() {
    try {
      causes.fold();
      figures = stored();
    } catch (SQLException e) {
      LOG.debug("The joint database was not asked what waits in it", e);
    }
  }

  private Figures stored() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIGURES)) {
      statement.setQueryTimeout(LONGEST_SECONDS);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Figures(
            row.getDouble(1),
            row.getDouble(2),
            row.getDouble(3),
            row.getDouble(4),
            row.getDouble(5));
      }
    }
  }
}
