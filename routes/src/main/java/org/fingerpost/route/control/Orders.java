package org.fingerpost.route.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.schema.Json;

/**
 * Asks the hub's processes to do something, and tells what became of it. An order outlives whoever
 * asked and a hub that does not run: the next that runs carries it out. Safe for use by many
 * threads.
 */
public final class Orders {
  private static final String ASK =
      "INSERT INTO operate_order (asked_by, because, action, target) VALUES (?, ?, ?, ?::json) RETURNING id";
  private static final String ANSWER =
      "SELECT state, coalesce(outcome::text, '{}'), action FROM operate_order WHERE id = ?";

  private final DataSource database;

  public Orders(DataSource database) {
    this.database = database;
  }

  /** How an order stands. */
  public enum State {
    WAITING,
    DONE,
    FAILED
  }

  /**
   * What became of an order.
   *
   * @param action the word of what was asked
   * @param outcome empty while it waits; when it failed, the sentence under {@code cause}
   */
  public record Answer(String action, State state, ObjectNode outcome) {}

  /**
   * Asks for it; the audit says so, in the same transaction.
   *
   * @param inWords the target as the audit names it
   * @return the order's number
   */
  public long ask(Order.Action action, ObjectNode target, String inWords, Asked asked)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        long id = insert(connection, action, target, asked);
        Audit.note(connection, asked, action.word(), inWords, "asked, order " + id);
        connection.commit();
        return id;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private static long insert(
      Connection connection, Order.Action action, ObjectNode target, Asked asked)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ASK)) {
      statement.setString(1, asked.by());
      statement.setString(2, asked.because());
      statement.setString(3, action.word());
      statement.setString(4, new String(Json.write(target), StandardCharsets.UTF_8));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** How it stands now; empty where there is no such order. */
  public Optional<Answer> answer(long id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ANSWER)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Answer(
                    row.getString(3),
                    State.valueOf(row.getString(1).toUpperCase(java.util.Locale.ROOT)),
                    Json.readObject(row.getString(2).getBytes(StandardCharsets.UTF_8))))
            : Optional.empty();
      }
    }
  }
}
