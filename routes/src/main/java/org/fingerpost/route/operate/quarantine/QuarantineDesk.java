package org.fingerpost.route.operate.quarantine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Audit;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.control.Orders;
import org.fingerpost.route.control.RefusalFilter;

/** What a person does with refused records. Safe for use by many threads. */
public final class QuarantineDesk {
  private static final String DISCARD =
      "UPDATE quarantine SET status = 'discarded', settled_at = now(), settled_by = ?, settled_because = ? WHERE status = 'open' AND %s";

  private final DataSource database;
  private final Quarantine quarantine;

  public QuarantineDesk(DataSource database) {
    this.database = database;
    this.quarantine = new Quarantine(database);
  }

  /**
   * Has what matches and is open put through its stage again, by a process of the hub.
   *
   * @return the order's number, for {@link Orders#answer}
   * @throws OrderRefusedException when nothing that matches is open; says what became of a single
   *     one
   */
  public long replay(RefusalFilter filter, Asked asked) throws SQLException {
    return order(Order.Action.REPLAY, filter, asked);
  }

  /** Has a process of the hub find out what would pass now; changes nothing. Else as a replay. */
  public long preview(RefusalFilter filter, Asked asked) throws SQLException {
    return order(Order.Action.PREVIEW, filter, asked);
  }

  private long order(Order.Action action, RefusalFilter filter, Asked asked) throws SQLException {
    requireOpen(filter);
    return new Orders(database).ask(action, filter.json(), filter.inWords(), asked);
  }

  /**
   * Discards what matches and is open: nobody need look at it any more.
   *
   * @return how many were discarded
   * @throws OrderRefusedException when no reason is given, or nothing that matches is open
   */
  public int discard(RefusalFilter filter, Asked asked) throws SQLException {
    Asked said = asked.withReason();
    requireOpen(filter);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        int number = discard(connection, filter, said);
        Audit.note(connection, said, "quarantine discard", filter.inWords(), number + " discarded");
        connection.commit();
        return number;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static int discard(Connection connection, RefusalFilter filter, Asked asked)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(DISCARD.formatted(filter.condition()))) {
      statement.setString(1, asked.by());
      statement.setString(2, asked.because());
      filter.set(statement, 3);
      return statement.executeUpdate();
    }
  }

  private void requireOpen(RefusalFilter filter) throws SQLException {
    if (filter.id().isPresent()) {
      String id = filter.id().get();
      RefusedRecord found = quarantine.find(id).orElseThrow(() -> Quarantine.unknown(id));
      if (!found.status().equals(Quarantine.OPEN)) {
        throw new OrderRefusedException(ended(found));
      }
    }
    requireAny(quarantine.count(filter, 1), filter);
  }

  /**
   * Refuses to act on nothing.
   *
   * @throws OrderRefusedException when the number is zero
   */
  public static void requireAny(long number, RefusalFilter filter) {
    if (number == 0) {
      throw new OrderRefusedException(
          "Nothing in the quarantine that is open matches %s. Nothing was done."
              .formatted(filter.inWords()));
    }
  }

  private static String ended(RefusedRecord found) {
    String how =
        found
            .settled()
            .map(end -> "%s by %s at %s".formatted(found.status(), end.by(), end.at()))
            .orElse("superseded: a later version of the record passed, or the record is gone");
    return "Refusal %s is not open any more, it was %s. Nothing was done."
        .formatted(found.id(), how);
  }
}
