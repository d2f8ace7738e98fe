package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.connector.SourceShape;

/**
 * Datasets that are held because their columns changed, and the word that accepts them. For
 * commands and pages, in any process on the joint database; the process that reads the dataset
 * follows at its next look. Safe for use by many threads.
 */
public final class Drifts {
  private static final String HELD =
      """
      SELECT dataset_id, member, dataset, columns, found, found_at
      FROM collect_shape JOIN collect_position USING (dataset_id)
      WHERE found IS NOT NULL ORDER BY member, dataset
      """;
  private static final String KNOWN =
      """
      SELECT columns FROM collect_shape JOIN collect_position USING (dataset_id)
      WHERE member = ? AND dataset = ?
      """;
  // All of it is compared anew: values that were read under another type may differ.
  private static final List<String> ACCEPT =
      List.of(
          """
          UPDATE collect_shape SET columns = found, found = NULL, found_at = NULL
          WHERE dataset_id = ? AND found = ?::jsonb
          """,
          "UPDATE collect_position SET compared_at = NULL WHERE dataset_id = ?");

  private final DataSource database;

  public Drifts(DataSource database) {
    this.database = database;
  }

  /**
   * A dataset that is held.
   *
   * @param before the columns as they were when it was last read
   * @param found the columns as they are
   */
  public record Drift(
      String member,
      String dataset,
      SourceShape before,
      SourceShape found,
      Instant since,
      int datasetId) {
    /** What changed. */
    public SourceShape.Difference difference() {
      return found.since(before);
    }
  }

  /** Every dataset that is held. */
  public List<Drift> held() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(HELD);
        ResultSet row = statement.executeQuery()) {
      List<Drift> drifts = new ArrayList<>();
      while (row.next()) {
        drifts.add(
            new Drift(
                row.getString("member"),
                row.getString("dataset"),
                ShapeStore.shape(row.getString("columns")),
                ShapeStore.shape(row.getString("found")),
                row.getTimestamp("found_at").toInstant(),
                row.getInt("dataset_id")));
      }
      return drifts;
    } catch (SQLException e) {
      throw new LedgerException("tell which datasets' columns changed", e);
    }
  }

  /** That of one dataset. */
  public Optional<Drift> held(String member, String dataset) {
    return held().stream()
        .filter(drift -> drift.member().equals(member) && drift.dataset().equals(dataset))
        .findFirst();
  }

  /** The columns that a dataset had when a hub last read it; empty where none did. */
  public Optional<SourceShape> known(String member, String dataset) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(KNOWN)) {
      statement.setString(1, member);
      statement.setString(2, dataset);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(ShapeStore.shape(row.getString(1))) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new LedgerException("tell which columns a dataset had", e);
    }
  }

  /**
   * Takes the columns as they are: the dataset is read again, and compared as a whole.
   *
   * @param drift as the person saw it
   * @return whether it still stood so; otherwise nothing was done
   * @throws IllegalArgumentException when who or why is missing
   */
  public boolean accept(Drift drift, String by, String because) {
    DatasetWord.verify(by, because);
    return LedgerTransaction.run(
        database,
        "accept a dataset's columns",
        connection -> {
          if (!take(connection, drift)) {
            return false;
          }
          String about = String.join("; ", drift.difference().phrases());
          DatasetWord.keep(
              connection, drift.member(), drift.dataset(), "accept", about, by, because);
          return true;
        });
  }

  private static boolean take(Connection connection, Drift drift) throws SQLException {
    try (PreparedStatement accept = connection.prepareStatement(ACCEPT.get(0));
        PreparedStatement compare = connection.prepareStatement(ACCEPT.get(1))) {
      accept.setInt(1, drift.datasetId());
      accept.setString(2, ShapeStore.text(drift.found()));
      compare.setInt(1, drift.datasetId());
      return accept.executeUpdate() == 1 && compare.executeUpdate() == 1;
    }
  }
}
