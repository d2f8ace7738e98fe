package org.fingerpost.route.operate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The joint database: it has to answer, and to have room. A full disk answers every question, so
 * now and then the server is made to put half a megabyte into a file of its own for a moment; that
 * writes nothing into its log or its tables. Safe for use by many threads.
 */
final class DatabaseDependency implements Dependency {
  private static final int SECONDS = 2;
  private static final long ROOM_EVERY_NANOS = 10_000_000_000L;
  private static final String DISK_FULL = "53100";
  private static final String SPILL =
      "SELECT count(*) FROM (SELECT n FROM generate_series(1, 30000) n ORDER BY n DESC OFFSET 1) AS spilled";

  private final DataSource database;

  /** When there was last known to be room. */
  private final AtomicLong hadRoom;

  DatabaseDependency(DataSource database) {
    this.database = database;
    this.hadRoom = new AtomicLong(System.nanoTime() - ROOM_EVERY_NANOS);
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public void check() throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!connection.isValid(SECONDS)) {
        throw new SQLException("the connection is not valid");
      }
      long now = System.nanoTime();
      if (now - hadRoom.get() >= ROOM_EVERY_NANOS) {
        needRoom(connection);
        hadRoom.set(now);
      }
    }
  }

  private static void needRoom(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      statement.execute("SET LOCAL work_mem = '64kB'");
      statement.execute(SPILL);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  @Override
  public String advice() {
    return "The joint database does not answer. See that PostgreSQL runs and that"
        + " FINGERPOST_DATABASE_URL leads to it; the hub goes on by itself when it is back.";
  }

  @Override
  public String advice(Exception problem) {
    return problem instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
        ? "The joint database's disk is full. Make room on it; nothing is lost meanwhile, and the hub goes on by itself."
        : advice();
  }
}
