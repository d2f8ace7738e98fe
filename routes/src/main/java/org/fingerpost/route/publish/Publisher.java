package org.fingerpost.route.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.joint.JointSessions;
import org.postgresql.PGConnection;

/**
 * Sends what the outbox names, one publisher at a time in whatever process: two could overtake each
 * other and leave an old document as the last. Not safe for use by several threads.
 *
 * <p>Rows leave the outbox only when what they name is acknowledged and on disk. A publisher killed
 * in between sends the same bytes again under the same keys.
 */
final class Publisher implements AutoCloseable {
  private static final int ENOUGH = 500;
  private static final String LOCK = "SELECT pg_try_advisory_lock(6081002)";

  private final HubServices services;
  private final FreshJoints fresh;
  private final Connection connection;
  private boolean active;

  /** Takes a connection of its own, for as long as it lives. */
  Publisher(HubServices services, FreshJoints fresh) throws SQLException {
    this.services = services;
    this.fresh = fresh;
    this.connection = services.database().getConnection();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + JointSessions.OUTBOX_CHANNEL);
    }
  }

  /** Whether this publisher is the one; asks for it when it is not. */
  boolean isActive() throws SQLException {
    if (!active) {
      try (PreparedStatement statement = connection.prepareStatement(LOCK);
          ResultSet row = statement.executeQuery()) {
        row.next();
        active = row.getBoolean(1);
      }
    }
    return active;
  }

  /** Waits until the outbox may have something new. */
  void await(int millis) throws SQLException {
    connection.unwrap(PGConnection.class).getNotifications(millis);
  }

  /**
   * Sends the oldest part of the outbox.
   *
   * @return how many joint records it named; 0 when the outbox is empty
   */
  int publishSome() throws SQLException {
    connection.setAutoCommit(false);
    try {
      Outbox.Part part = Outbox.read(connection, ENOUGH);
      if (!part.isEmpty()) {
        send(messages(part));
        Outbox.delete(connection, part);
      }
      connection.commit();
      part.rows().stream().max(Long::compare).ifPresent(fresh::sentUpTo);
      return part.size();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private List<ProducerRecord<String, byte[]>> messages(Outbox.Part part) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(JointSessions.INDEXES_ONLY)) {
      statement.execute();
    }
    return Feed.of(connection, part, fresh);
  }

  private void send(List<ProducerRecord<String, byte[]>> messages) {
    services.writer().writeAll(messages);
    Set<String> topics = messages.stream().map(ProducerRecord::topic).collect(Collectors.toSet());
    services.durability().flush(topics);
    services.metrics().out(PublishRoutes.STAGE, messages.size());
  }

  /** Sends the taxonomy terms, unless these were sent last. */
  void publishTerms() throws SQLException {
    List<ProducerRecord<String, byte[]>> messages = TermMessages.all();
    if (!TermMessages.wereSent(connection, messages)) {
      send(messages);
      TermMessages.remember(connection, messages);
    }
  }

  /** Gives the lock and the connection back. */
  @Override
  public void close() throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_unlock_all()");
      statement.execute("UNLISTEN *");
    }
  }
}
