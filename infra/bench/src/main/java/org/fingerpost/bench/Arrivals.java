package org.fingerpost.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sees a change in a database, asking each millisecond on one open connection. */
final class Arrivals implements Sightings, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long STEP_NANOS = 1_000_000;

  /** Kind and id are the table's key; the name stands in the document as it was sent. */
  private static final String JOINT =
      "SELECT strpos(document::text, ?) > 0 FROM joint_record WHERE kind = 'organization' AND joint_id = ?::uuid";

  private static final String COPY = "SELECT group_name = ? FROM groups_copy WHERE id = ?::bigint";

  private final Connection connection;
  private final PreparedStatement look;
  private final boolean byId;

  private Arrivals(DatabaseAddress database, String query, boolean byId) throws SQLException {
    connection = database.connect();
    look = connection.prepareStatement(query);
    this.byId = byId;
  }

  static Arrivals inJoint(DatabaseAddress joint) throws SQLException {
    return new Arrivals(joint, JOINT, true);
  }

  static Arrivals inCopy(DatabaseAddress copy) throws SQLException {
    return new Arrivals(copy, COPY, false);
  }

  @Override
  public long await(int number, String name) throws SQLException {
    look.setString(1, name);
    look.setString(
        2, byId ? SourceRecords.source(number).id().toString() : Integer.toString(number));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isThere()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "Record %d did not arrive within %s.".formatted(number, PATIENCE));
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    return System.nanoTime();
  }

  private boolean isThere() throws SQLException {
    try (ResultSet row = look.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
