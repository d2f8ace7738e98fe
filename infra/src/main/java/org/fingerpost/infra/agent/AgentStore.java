package org.fingerpost.infra.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fingerpost.connector.Position;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.schema.Json;

/**
 * What the agent must not forget: how far each dataset was read, which records the hub has or will
 * have, and what is still to be sent. A page's three are written in one transaction, so that after
 * a power cut they fit each other, whatever page was the last. Safe for use by many threads.
 */
final class AgentStore implements AutoCloseable {
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS dataset (name VARCHAR PRIMARY KEY, shape VARCHAR, place VARCHAR, compared BIGINT)",
          "CREATE TABLE IF NOT EXISTS ledger (dataset VARCHAR, id VARCHAR, hash VARCHAR, PRIMARY KEY (dataset, id))",
          "CREATE TABLE IF NOT EXISTS outbox (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event VARCHAR, dataset VARCHAR, id VARCHAR, body VARCHAR)",
          "CREATE INDEX IF NOT EXISTS outbox_of ON outbox (dataset, id)",
          "CREATE TABLE IF NOT EXISTS refused (event VARCHAR PRIMARY KEY, dataset VARCHAR, id VARCHAR, body VARCHAR, reason VARCHAR)");

  private final Connection connection;

  private AgentStore(Connection connection) {
    this.connection = connection;
  }

  /** How far a dataset was read. */
  record Reached(Position position, Instant compared) {}

  /** A record to be written down: what is to be sent and what the ledger then says. */
  record Change(AgentEvent event, Optional<String> hash) {}

  /** An event in the outbox. */
  record Waiting(long number, AgentEvent event) {}

  /** Opens the state in that folder, or starts it. */
  static AgentStore in(Path folder) {
    try {
      Connection connection =
          DriverManager.getConnection(
              "jdbc:h2:async:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=8192"
                  .formatted(folder.toAbsolutePath().resolve("agent")),
              "agent",
              "");
      try (Statement statement = connection.createStatement()) {
        for (String table : TABLES) {
          statement.execute(table);
        }
      }
      connection.setAutoCommit(false);
      return new AgentStore(connection);
    } catch (SQLException e) {
      throw new UsageException(
          "The agent's folder %s cannot be used: another agent may run on it, or this user may not write there."
              .formatted(folder),
          e);
    }
  }

  /** Where a dataset stands; from the start where it is described differently than it was. */
  synchronized Reached open(String dataset, String shape) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement("SELECT shape, place, compared FROM dataset WHERE name = ?")) {
      ask.setString(1, dataset);
      try (ResultSet row = ask.executeQuery()) {
        if (row.next() && row.getString(1).equals(shape)) {
          return new Reached(new Position(row.getString(2)), Instant.ofEpochMilli(row.getLong(3)));
        }
      }
    }
    run("MERGE INTO dataset KEY (name) VALUES (?, ?, '', 0)", dataset, shape);
    connection.commit();
    return new Reached(Position.START, Instant.EPOCH);
  }

  /** The hash of a record as it was last written down; empty where the hub has none. */
  synchronized Optional<String> hash(String dataset, String key) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement("SELECT hash FROM ledger WHERE dataset = ? AND id = ?")) {
      ask.setString(1, dataset);
      ask.setString(2, key);
      try (ResultSet row = ask.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Every key of a dataset that the hub has, or will have. */
  synchronized List<String> keys(String dataset) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement("SELECT id FROM ledger WHERE dataset = ? ORDER BY id")) {
      ask.setString(1, dataset);
      List<String> keys = new ArrayList<>();
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          keys.add(row.getString(1));
        }
      }
      return keys;
    }
  }

  /** Writes a page down, all of it or nothing. */
  synchronized void write(String dataset, List<Change> changes, Optional<Position> next)
      throws SQLException {
    try {
      for (Change change : changes) {
        write(change);
      }
      if (next.isPresent()) {
        run("UPDATE dataset SET place = ? WHERE name = ?", next.get().text(), dataset);
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private void write(Change change) throws SQLException {
    AgentEvent event = change.event();
    // What was not sent yet is overtaken: the outbox of a week offline holds a record once.
    run("DELETE FROM outbox WHERE dataset = ? AND id = ?", event.dataset(), event.key());
    run(
        "INSERT INTO outbox (event, dataset, id, body) VALUES (?, ?, ?, ?)",
        event.id(),
        event.dataset(),
        event.key(),
        event.fields().map(ObjectNode::toString).orElse(""));
    if (change.hash().isPresent()) {
      run(
          "MERGE INTO ledger KEY (dataset, id) VALUES (?, ?, ?)",
          event.dataset(),
          event.key(),
          change.hash().get());
    } else {
      run("DELETE FROM ledger WHERE dataset = ? AND id = ?", event.dataset(), event.key());
    }
  }

  synchronized void compared(String dataset, Instant when) throws SQLException {
    run(
        "UPDATE dataset SET compared = ? WHERE name = ?",
        Long.toString(when.toEpochMilli()),
        dataset);
    connection.commit();
  }

  /** The oldest events that wait, within that many characters; one at least. */
  synchronized List<Waiting> oldest(int most, int characters) throws SQLException {
    List<Waiting> waiting = new ArrayList<>();
    int size = 0;
    try (PreparedStatement ask =
            connection.prepareStatement(
                "SELECT number, event, dataset, id, body FROM outbox ORDER BY number LIMIT "
                    + most);
        ResultSet row = ask.executeQuery()) {
      while (row.next() && (waiting.isEmpty() || size + row.getString(5).length() < characters)) {
        size += row.getString(5).length();
        waiting.add(new Waiting(row.getLong(1), event(row)));
      }
    }
    return waiting;
  }

  private static AgentEvent event(ResultSet row) throws SQLException {
    String body = row.getString(5);
    try {
      Optional<ObjectNode> fields =
          body.isEmpty()
              ? Optional.empty()
              : Optional.of(Json.readObject(body.getBytes(StandardCharsets.UTF_8)));
      return new AgentEvent(row.getString(2), row.getString(3), row.getString(4), fields);
    } catch (Json.MalformedJsonException e) {
      throw new SQLException("an event of the outbox is damaged", e);
    }
  }

  /** These are safe at the hub. */
  synchronized void sent(List<Waiting> events) throws SQLException {
    for (Waiting event : events) {
      run("DELETE FROM outbox WHERE number = ?", Long.toString(event.number()));
    }
    connection.commit();
  }

  /** The hub will never take this one: it is kept aside, with the hub's reason. */
  synchronized void refused(Waiting waiting, String reason) throws SQLException {
    AgentEvent event = waiting.event();
    run(
        "MERGE INTO refused KEY (event) VALUES (?, ?, ?, ?, ?)",
        event.id(),
        event.dataset(),
        event.key(),
        event.fields().map(ObjectNode::toString).orElse(""),
        reason);
    run("DELETE FROM outbox WHERE number = ?", Long.toString(waiting.number()));
    connection.commit();
  }

  private void run(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the agent's state could not be closed", e);
    }
  }
}
