package org.fingerpost.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Changes rows of the source table, one a transaction. */
final class SourceChanges implements Changes, AutoCloseable {
  private static final String UPDATE =
      "UPDATE groups SET group_name = ?, changed = clock_timestamp() WHERE id = ?";

  private final Connection connection;
  private final PreparedStatement update;

  SourceChanges(DatabaseAddress source) throws SQLException {
    connection = source.connect();
    update = connection.prepareStatement(UPDATE);
  }

  @Override
  public long change(int number, String name) throws SQLException {
    update.setString(1, name);
    update.setLong(2, number);
    update.executeUpdate();
    return System.nanoTime();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
