package org.fingerpost.route.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.schema.Json;

/** The columns that datasets had when they were last read. */
final class ShapeStore {
  private static final String READ =
      "SELECT fingerprint, columns, found FROM collect_shape WHERE dataset_id = ?";
  private static final String WRITE =
      """
      INSERT INTO collect_shape (dataset_id, fingerprint, columns) VALUES (?, ?, ?::jsonb)
      ON CONFLICT (dataset_id) DO UPDATE SET
        fingerprint = excluded.fingerprint, columns = excluded.columns,
        found = NULL, found_at = NULL
      """;
  private static final String HOLD =
      "UPDATE collect_shape SET found = ?::jsonb, found_at = now() WHERE dataset_id = ?";

  private final DataSource database;

  ShapeStore(DataSource database) {
    this.database = database;
  }

  /**
   * What is known of a dataset.
   *
   * @param found what its source has instead, while it is held
   */
  record Stored(UUID fingerprint, SourceShape shape, Optional<SourceShape> found) {}

  Optional<Stored> read(int datasetId) {
    return LedgerTransaction.run(
        database,
        "tell which columns a dataset had",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setInt(1, datasetId);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(stored(row)) : Optional.empty();
            }
          }
        });
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getObject(1, UUID.class),
        shape(row.getString(2)),
        Optional.ofNullable(row.getString(3)).map(ShapeStore::shape));
  }

  void write(int datasetId, UUID fingerprint, SourceShape shape) {
    LedgerTransaction.run(
        database,
        "note which columns a dataset has",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setInt(1, datasetId);
            statement.setObject(2, fingerprint);
            statement.setString(3, text(shape));
            return statement.executeUpdate();
          }
        });
  }

  /** Notes what a person has to look at. */
  void hold(int datasetId, SourceShape found) {
    LedgerTransaction.run(
        database,
        "note that a dataset's columns changed",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setString(1, text(found));
            statement.setInt(2, datasetId);
            return statement.executeUpdate();
          }
        });
  }

  static String text(SourceShape shape) {
    ObjectNode json = Json.object();
    shape.columns().forEach(json::put);
    return new String(Json.write(json), StandardCharsets.UTF_8);
  }

  static SourceShape shape(String text) {
    SortedMap<String, String> columns = new TreeMap<>();
    try {
      Json.readObject(text.getBytes(StandardCharsets.UTF_8))
          .properties()
          .forEach(entry -> columns.put(entry.getKey(), entry.getValue().asText()));
    } catch (Json.MalformedJsonException e) {
      throw new IllegalStateException("the joint database holds JSON that is none", e);
    }
    return new SourceShape(columns, true);
  }
}
