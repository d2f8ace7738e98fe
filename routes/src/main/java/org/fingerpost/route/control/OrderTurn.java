package org.fingerpost.route.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.schema.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what waits, one order after the other. An order is claimed by a lock on its row for
 * as long as it is worked on, so no two processes work on one, and one that is killed leaves it to
 * the next. Used by one thread at a time.
 */
final class OrderTurn {
  private static final Logger LOG = LoggerFactory.getLogger(OrderTurn.class);
  private static final String CLAIM =
      "SELECT id, action, target::text, asked_by, because FROM operate_order WHERE state = 'waiting' AND action = ANY (?) AND not_before <= now() ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED";
  private static final String END =
      "UPDATE operate_order SET state = ?, outcome = ?::json, ended_at = now() WHERE id = ?";

  /** After so many failures in a row, some ten minutes, a person has to look. */
  private static final String PUT_OFF =
      "UPDATE operate_order SET attempts = attempts + 1, not_before = now() + (attempts + 1) * interval '2 seconds', state = CASE WHEN attempts >= 24 THEN 'failed' ELSE state END, ended_at = CASE WHEN attempts >= 24 THEN now() END, outcome = ?::json WHERE id = ?";

  private final DataSource database;
  private final List<OrderHandler> handlers;

  OrderTurn(DataSource database, List<OrderHandler> handlers) {
    this.database = database;
    this.handlers = List.copyOf(handlers);
  }

  /** Carries out everything that waits and that a handler here can do. */
  void run() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        for (Optional<Order> next = claim(connection); next.isPresent(); next = claim(connection)) {
          carryOut(connection, next.get());
          connection.commit();
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private Optional<Order> claim(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setArray(1, words(connection));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(order(row)) : Optional.empty();
      }
    }
  }

  private Array words(Connection connection) throws SQLException {
    Object[] words =
        handlers.stream()
            .map(OrderHandler::actions)
            .flatMap(Collection::stream)
            .map(Order.Action::word)
            .toArray();
    return connection.createArrayOf("text", words);
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getLong(1),
        Order.Action.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
        Json.readObject(row.getString(3).getBytes(StandardCharsets.UTF_8)),
        new Asked(row.getString(4), row.getString(5)));
  }

  private void carryOut(Connection connection, Order order) throws SQLException {
    try {
      ObjectNode outcome = handler(order).carryOut(order);
      end(connection, order, "done", outcome);
    } catch (OrderRefusedException e) {
      end(connection, order, "failed", Json.object().put("cause", e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      putOff(connection, order, e);
    } catch (Exception e) {
      putOff(connection, order, e);
    }
  }

  private OrderHandler handler(Order order) {
    return handlers.stream()
        .filter(handler -> handler.actions().contains(order.action()))
        .findFirst()
        .orElseThrow();
  }

  private static void end(Connection connection, Order order, String state, ObjectNode outcome)
      throws SQLException {
    String text = text(outcome);
    try (PreparedStatement statement = connection.prepareStatement(END)) {
      statement.setString(1, state);
      statement.setString(2, text);
      statement.setLong(3, order.id());
      statement.executeUpdate();
    }
    Audit.note(connection, order.asked(), order.action().word(), "order " + order.id(), text);
    LOG.info("Order {} ({}) is {}", order.id(), order.action().word(), state);
  }

  private static void putOff(Connection connection, Order order, Exception problem)
      throws SQLException {
    LOG.warn("Order {} could not be carried out and is tried again", order.id(), problem);
    String cause =
        "It could not be carried out (%s). See the hub's log; it is tried again for some minutes."
            .formatted(problem.getClass().getSimpleName());
    try (PreparedStatement statement = connection.prepareStatement(PUT_OFF)) {
      statement.setString(1, text(Json.object().put("cause", cause)));
      statement.setLong(2, order.id());
      statement.executeUpdate();
    }
  }

  private static String text(ObjectNode node) {
    return new String(Json.write(node), StandardCharsets.UTF_8);
  }
}
