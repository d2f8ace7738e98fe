package org.fingerpost.route.control.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.RefusalFilter;

/** The table of refusals, as a replay reads and settles it, on the caller's connection. */
final class OpenRefusals {
  private static final String PAGE =
      "SELECT id, stage, member, dataset, position FROM quarantine WHERE status = 'open' AND id > ? AND %s ORDER BY id LIMIT ?";
  private static final String LOCK =
      "SELECT id FROM quarantine WHERE id = ANY (?) AND status = 'open' ORDER BY id FOR UPDATE";
  private static final String PASSED =
      "UPDATE quarantine SET status = 'replayed', settled_at = now(), settled_by = ?, settled_because = ?, settled_order = ? WHERE id = ANY (?)";
  private static final String SUPERSEDED =
      "UPDATE quarantine SET status = 'superseded' WHERE id = ANY (?)";
  private static final String REFUSED =
      "UPDATE quarantine SET attempts = attempts + 1, tried_at = now(), reason = ?, sentence = ? WHERE id = ?";
  private static final String COUNT = "SELECT count(*) FROM quarantine WHERE settled_order = ?";

  private final Connection connection;

  OpenRefusals(Connection connection) {
    this.connection = connection;
  }

  List<StoredRefusal> page(RefusalFilter filter, String after, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(PAGE.formatted(filter.condition()))) {
      statement.setString(1, after);
      statement.setInt(filter.set(statement, 2), limit);
      List<StoredRefusal> refusals = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          refusals.add(
              new StoredRefusal(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5)));
        }
      }
      return refusals;
    }
  }

  /** Those that are still open; nobody else settles them before the transaction ends. */
  Set<String> lock(Collection<StoredRefusal> refusals) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setArray(1, texts(refusals.stream().map(StoredRefusal::id).toList()));
      Set<String> open = new HashSet<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          open.add(row.getString(1));
        }
      }
      return open;
    }
  }

  void passed(Collection<String> ids, Order order) throws SQLException {
    Asked asked = order.asked();
    try (PreparedStatement statement = connection.prepareStatement(PASSED)) {
      statement.setString(1, asked.by());
      statement.setString(2, asked.because());
      statement.setLong(3, order.id());
      statement.setArray(4, texts(ids));
      statement.executeUpdate();
    }
  }

  void superseded(Collection<String> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SUPERSEDED)) {
      statement.setArray(1, texts(ids));
      statement.executeUpdate();
    }
  }

  /** They stay open, with today's reason. */
  void refused(Map<String, Again.Refused> refused) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REFUSED)) {
      for (Map.Entry<String, Again.Refused> each : refused.entrySet()) {
        statement.setString(1, each.getValue().reason());
        statement.setString(2, each.getValue().sentence());
        statement.setString(3, each.getKey());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** How many passed in that order, over all of its attempts. */
  long passed(Order order) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setLong(1, order.id());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private java.sql.Array texts(Collection<String> ids) throws SQLException {
    return connection.createArrayOf("text", ids.toArray());
  }
}
