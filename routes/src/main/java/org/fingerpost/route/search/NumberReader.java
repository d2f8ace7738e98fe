package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** Reads long results a part at a time: the driver would hold all rows in memory otherwise. */
final class NumberReader {
  private static final int ROWS = 5_000;

  private NumberReader() {}

  /** What is done with each row. */
  @FunctionalInterface
  interface Row {
    void read(ResultSet row) throws SQLException;
  }

  /** The numbers in the first column, by the class in the second, of so many. */
  static List<RoaringBitmap> read(Connection connection, SqlText sql, int classes)
      throws SQLException {
    List<RoaringBitmapWriter<RoaringBitmap>> numbers =
        Stream.generate(() -> RoaringBitmapWriter.writer().get()).limit(classes).toList();
    each(connection, sql, row -> numbers.get(row.getInt(2)).add(row.getInt(1)));
    return numbers.stream().map(RoaringBitmapWriter::get).toList();
  }

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
