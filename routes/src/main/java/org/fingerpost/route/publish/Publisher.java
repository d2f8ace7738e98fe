package org.fingerpost.route.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.flow.FlowTraces;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.joint.JointSessions;
import org.fingerpost.route.search.DirectoryIndexer;
import org.fingerpost.schema.JointRecord;
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
  private final Set<String> topicsMade = new HashSet<>();
  private final DirectoryIndexer indexer;
  private boolean active;

  /** Takes a connection of its own, for as long as it lives. */
  Publisher(HubServices services, FreshJoints fresh) throws SQLException {
    this.services = services;
    this.fresh = fresh;
    this.connection = services.database().getConnection();
    connection.setAutoCommit(true);
    this.indexer = new DirectoryIndexer(connection);
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
  int publishSome() throws SQLException, InterruptedException {
    connection.setAutoCommit(false);
    try {
      Outbox.Part part = Outbox.read(connection, ENOUGH);
      if (!part.isEmpty()) {
        publish(part);
      }
      connection.commit();
      part.rows().stream().max(Long::compare).ifPresent(fresh::sentUpTo);
      return part.size();
    } catch (SQLException | RuntimeException | InterruptedException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void publish(Outbox.Part part) throws SQLException, InterruptedException {
    Instant begun = services.clock().instant();
    reachRowsByIndexes();
    Feed feed = Feed.of(connection, part, fresh);
    ConflictFeed conflicts = feed.conflicts();
    if (!conflicts.added().isEmpty()) {
      // Committed before it is sent: should this process be killed and the dispute be over by the
      // next attempt, the message that may be out there must be known, to be taken back.
      PublishedConflicts.add(connection, conflicts.added());
      connection.commit();
      reachRowsByIndexes();
    }
    makeTopics(conflicts.messages());
    send(feed.messages());
    trace(feed.records(), begun);
    if (!conflicts.ended().isEmpty()) {
      PublishedConflicts.remove(connection, conflicts.ended());
    }
    ChangeLog.write(connection, feed.changes());
    Outbox.delete(connection, part);
  }

  /** A joint record is sent because of the newest version that it is made of, or a neighbour's. */
  private void trace(List<JointRecord> sent, Instant begun) {
    FlowTraces traces = services.metrics().traces();
    if (!traces.isOn()) {
      return;
    }
    for (JointRecord record : sent) {
      record.sources().stream()
          .max(Comparator.comparing(JointRecord.Source::seen))
          .ifPresent(
              newest -> traces.took(PublishRoutes.STAGE, newest.key(), newest.seen(), begun));
    }
  }

  /** Those of members that have no descriptor here, but records, may not stand yet. */
  private void makeTopics(List<ProducerRecord<String, byte[]>> messages)
      throws InterruptedException {
    Map<String, Integer> missing = new TreeMap<>();
    messages.forEach(message -> missing.put(message.topic(), 1));
    missing.keySet().removeAll(topicsMade);
    if (!missing.isEmpty()) {
      services.topics().make(missing);
      topicsMade.addAll(missing.keySet());
    }
  }

  private void reachRowsByIndexes() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(JointSessions.INDEXES_ONLY)) {
      statement.execute();
    }
  }

  private void send(List<ProducerRecord<String, byte[]>> messages) {
    services.durability().flush(services.writer().of(PublishRoutes.STAGE).writeAll(messages));
    services.metrics().out(PublishRoutes.STAGE, messages.size());
  }

  /** Sends the taxonomy terms, unless these were sent last. */
  void publishTerms() throws SQLException {
    List<ProducerRecord<String, byte[]>> messages = TermMessages.all();
    if (!TermMessages.wereSent(connection, messages)) {
      send(messages);
      ChangeLog.write(connection, TermMessages.changes(messages));
      TermMessages.remember(connection, messages);
    }
  }

  /**
   * Takes what was sent into the directory's index.
   *
   * @return how many changes; 0 when the index is current
   */
  int indexSome() throws SQLException {
    return indexer.takeSome();
  }

  /** Forgets deletions of long ago. */
  void forgetDeletions() throws SQLException {
    ChangeLog.forget(connection);
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
