package org.fingerpost.connector.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.BehindGate;
import org.fingerpost.connector.contract.Gate;
import org.fingerpost.connector.contract.Row;

/** Rows of a real database, written by its owner and read through a door that can be shut. */
public abstract class SqlSystem implements BehindGate {
  private final Gate gate;

  /** Puts a door before the server at that port. */
  protected SqlSystem(int port) throws IOException {
    gate = new Gate(port);
  }

  /** A new connection of the owner's, past the door. */
  protected abstract Connection owner() throws SQLException;

  /** Inserts the rows or changes them, stamped now, and does not commit. */
  protected abstract void write(Connection connection, List<Row> rows) throws SQLException;

  /** A connector that comes through the door and says that password. */
  protected abstract Connector connect(String password);

  @Override
  public final Connector connectWithWrongPassword() {
    return connect("not-the-secret");
  }

  @Override
  public final void put(List<Row> rows) throws SQLException {
    inOneTransaction(connection -> write(connection, rows));
  }

  /** What is done in one transaction. */
  @FunctionalInterface
  protected interface Work {
    /** Does it; somebody else commits. */
    void in(Connection connection) throws SQLException;
  }

  /** Does it and commits. */
  protected final void inOneTransaction(Work work) throws SQLException {
    try (Connection connection = owner()) {
      connection.setAutoCommit(false);
      work.in(connection);
      connection.commit();
    }
  }

  @Override
  public final Pending begin(Row row) throws SQLException {
    Connection connection = owner();
    connection.setAutoCommit(false);
    write(connection, List.of(row));
    return new Open(connection);
  }

  private record Open(Connection connection) implements Pending {
    @Override
    public void commit() throws SQLException {
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  @Override
  public final Gate gate() {
    return gate;
  }

  @Override
  public final void close() throws IOException {
    gate.close();
  }
}
