package org.fingerpost.route.search;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** Reads long results. */
final class NumberReader {
  private static final int ROWS = 5_000;

  private NumberReader() {}

  /** What is done with each row. */
  @FunctionalInterface
  interface Row {
    void read(ResultSet row) throws SQLException;
  }

  /**
   * Numbers by class. They come as four bytes each, all of a class in one value: a row each would
   * cost several times as much as to find them.
   *
   * @param sql gives a row a class: its place among so many, and its numbers
   */
  static List<RoaringBitmap> read(Connection connection, SqlText sql, int classes)
      throws SQLException {
    List<RoaringBitmap> numbers =
        new ArrayList<>(Stream.generate(RoaringBitmap::new).limit(classes).toList());
    try (PreparedStatement statement = sql.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        numbers.set(rows.getInt(1), numbers(ByteBuffer.wrap(rows.getBytes(2)).asIntBuffer()));
      }
    }
    return numbers;
  }

  private static RoaringBitmap numbers(IntBuffer all) {
    int[] numbers = new int[all.remaining()];
    all.get(numbers);
    Arrays.sort(numbers);
    return RoaringBitmap.bitmapOf(numbers);
  }

  /** Does that with each row, a part at a time: the driver would hold all in memory otherwise. */
  static void each(Connection connection, SqlText sql, Row what) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = sql.prepare(connection)) {
      statement.setFetchSize(ROWS);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          what.read(rows);
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
