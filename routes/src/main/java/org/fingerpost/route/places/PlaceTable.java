package org.fingerpost.route.places;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Puts places into the joint database: all of a list, or none when something goes wrong. */
public final class PlaceTable {
  private static final String STAGE =
      "CREATE TEMP TABLE arriving (postcode text, latitude double precision, longitude double precision, district text) ON COMMIT DROP";
  private static final String COPY =
      "COPY arriving (postcode, latitude, longitude, district) FROM STDIN";

  /** The middle of a postcode district is worked out anew from what was loaded of it. */
  private static final String[] TAKE = {
    "DELETE FROM place WHERE NOT shipped",
    "INSERT INTO place (postcode, latitude, longitude, district) SELECT DISTINCT ON (postcode) postcode, latitude, longitude, district FROM arriving ORDER BY postcode",
    "INSERT INTO place AS known (postcode, latitude, longitude, district) SELECT split_part(postcode, ' ', 1), avg(latitude), avg(longitude), mode() WITHIN GROUP (ORDER BY district) FROM arriving GROUP BY 1 ON CONFLICT (postcode) DO UPDATE SET latitude = excluded.latitude, longitude = excluded.longitude, district = coalesce(excluded.district, known.district)",
    "UPDATE directory_position SET position = 0",
    "ANALYZE place"
  };

  private final DataSource database;

  public PlaceTable(DataSource database) {
    this.database = database;
  }

  /** Gives places, one after the other, to whom they are handed. */
  @FunctionalInterface
  public interface PlaceSource {
    /** Hands on all places. */
    void readInto(Consumer<Place> places);
  }

  /**
   * Takes these places instead of those that were loaded before; those that shipped stay. The
   * directory then places its entries anew, in the background.
   *
   * @return how many postcodes stand there now, of those that were loaded
   */
  public long replace(PlaceSource source) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        execute(connection, STAGE);
        copy(connection, source);
        long taken = take(connection);
        connection.commit();
        return taken;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private static void copy(Connection connection, PlaceSource source) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    try (PlaceLines lines = new PlaceLines(copy)) {
      source.readInto(lines);
      lines.finish();
    }
  }

  private static long take(Connection connection) throws SQLException {
    long most = 0;
    for (String statement : TAKE) {
      long rows = execute(connection, statement);
      most = statement.startsWith("INSERT") ? Math.max(most, rows) : most;
    }
    return most;
  }

  private static long execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }
}
