package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;

/**
 * Why records are linked, and which a person should look at. For the consortium's own people: it
 * names members' records by their keys. Safe for use by many threads.
 */
public final class LinkBook {
  private static final String COLUMNS =
      "p.a, x.member, x.dataset, x.key, p.b, y.member, y.dataset, y.key, p.score, p.band, p.evidence::text, v.same, v.reason, v.judged_by";
  private static final String FROM =
      " FROM link_pair p JOIN source_record x ON x.source_id = p.a JOIN source_record y ON y.source_id = p.b LEFT JOIN link_verdict v ON v.a = p.a AND v.b = p.b AND NOT v.withdrawn";
  private static final String WITHIN =
      "SELECT "
          + COLUMNS
          + FROM
          + " WHERE p.a = ANY(?) AND p.b = ANY(?) ORDER BY p.score DESC, p.a";
  private static final String REVIEW =
      "SELECT "
          + COLUMNS
          + FROM
          + " WHERE x.joint_id <> y.joint_id AND v.a IS NULL ORDER BY p.score DESC, p.a, p.b LIMIT ?";
  private static final String REVIEWS = "SELECT count(*) FROM analysis.link_reviews";

  private final DataSource database;

  public LinkBook(DataSource database) {
    this.database = database;
  }

  /**
   * Two records that were found alike.
   *
   * @param score the log2 odds that they are the same one: the sum of the weights
   * @param why all the evidence, also what speaks against
   * @param said what a person said of the two
   */
  public record Alike(
      Ref one, Ref other, double score, String band, List<Why> why, Optional<Said> said) {}

  /** A source record. */
  public record Ref(UUID id, SourceKey key) {}

  /** One piece of evidence; one more in weight doubles the odds. */
  public record Why(String sentence, double weight) {}

  /** A person's verdict. */
  public record Said(boolean same, String reason, String by) {}

  /** The pairs among those source records, the strongest first. */
  public List<Alike> within(Collection<UUID> sources) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(WITHIN)) {
      statement.setArray(1, connection.createArrayOf("uuid", sources.toArray()));
      statement.setArray(2, connection.createArrayOf("uuid", sources.toArray()));
      return read(statement);
    }
  }

  /** Pairs that may be the same and were not joined, the likeliest first. */
  public List<Alike> toReview(int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(REVIEW)) {
      statement.setInt(1, limit);
      return read(statement);
    }
  }

  /** How many pairs wait for a person. */
  public long reviews() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(REVIEWS);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<Alike> read(PreparedStatement statement) throws SQLException {
    List<Alike> pairs = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        pairs.add(
            new Alike(
                ref(rows, 1),
                ref(rows, 5),
                rows.getDouble(9),
                rows.getString(10),
                why(rows.getString(11)),
                said(rows)));
      }
    }
    return pairs;
  }

  private static Ref ref(ResultSet row, int from) throws SQLException {
    SourceKey key =
        new SourceKey(row.getString(from + 1), row.getString(from + 2), row.getString(from + 3));
    return new Ref(row.getObject(from, UUID.class), key);
  }

  private static Optional<Said> said(ResultSet row) throws SQLException {
    boolean same = row.getBoolean(12);
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new Said(same, row.getString(13), row.getString(14)));
  }

  private static List<Why> why(String evidence) {
    List<Why> why = new ArrayList<>();
    JsonNode list =
        Json.readObject(("{\"e\":" + evidence + "}").getBytes(StandardCharsets.UTF_8)).path("e");
    list.forEach(e -> why.add(new Why(e.path("sentence").asText(), e.path("weight").asDouble())));
    return why;
  }
}
