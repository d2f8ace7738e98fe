package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.connector.Position;

/**
 * Where the positions of datasets stand. {@link RowLedger} moves them, with the rows they cover.
 */
final class PositionStore {
  // A fingerprint that differs takes the dataset back to its start, at once and for good, so that
  // a kill in between cannot leave half of it under the old agreement.
  private static final String OPEN =
      """
      INSERT INTO collect_position AS p (member, dataset, fingerprint) VALUES (?, ?, ?)
      ON CONFLICT (member, dataset) DO UPDATE SET
        position = CASE WHEN p.fingerprint = excluded.fingerprint THEN p.position ELSE '' END,
        compared_at = CASE WHEN p.fingerprint = excluded.fingerprint THEN p.compared_at END,
        fingerprint = excluded.fingerprint
      RETURNING dataset_id, position, compared_at, in_doubt
      """;
  private static final String COMPARED =
      "UPDATE collect_position SET compared_at = ? WHERE dataset_id = ?";

  private static final String START_AGAIN =
      "UPDATE collect_position SET position = '', compared_at = NULL WHERE dataset_id = ?";
  private static final String COMPARE_SOON =
      "UPDATE collect_position SET compared_at = NULL WHERE dataset_id = ?";

  private final DataSource database;

  PositionStore(DataSource database) {
    this.database = database;
  }

  StoredPosition open(String member, String dataset, UUID fingerprint) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(OPEN)) {
      statement.setString(1, member);
      statement.setString(2, dataset);
      statement.setObject(3, fingerprint);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new StoredPosition(
            row.getInt(1),
            new Position(row.getString(2)),
            Optional.ofNullable(row.getTimestamp(3)).map(Timestamp::toInstant),
            List.of((String[]) row.getArray(4).getArray()));
      }
    } catch (SQLException e) {
      throw new LedgerException("tell how far a dataset was read", e);
    }
  }

  void compared(int datasetId, Instant when) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(COMPARED)) {
      statement.setTimestamp(1, Timestamp.from(when));
      statement.setInt(2, datasetId);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerException("note that a dataset was compared", e);
    }
  }

  /** Takes a dataset back to its start, and has it compared: its position reaches nothing now. */
  void startAgain(int datasetId) {
    update(START_AGAIN, datasetId);
  }

  /** Has a dataset compared at the next look, however long ago the last comparison was. */
  void compareSoon(int datasetId) {
    update(COMPARE_SOON, datasetId);
  }

  private void update(String command, int datasetId) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(command)) {
      statement.setInt(1, datasetId);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerException("note that a dataset is to be compared", e);
    }
  }
}
