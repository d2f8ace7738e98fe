package org.fingerpost.route.joint;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;

/** Reads joint records from the joint database. Safe for use by many threads. */
public final class JointRecords {
  private static final String FIND =
      "SELECT joint_id, document::text FROM joint_record WHERE joint_id = ? AND kind = ANY(enum_range(NULL::record_kind))";
  private static final String NEXT_ID =
      "SELECT joint_id FROM source_record WHERE source_id = ? AND joint_id <> source_id UNION ALL SELECT successor FROM joint_redirect WHERE joint_id = ? LIMIT 1";
  private static final String FIND_ALL =
      "SELECT joint_id, document::text FROM joint_record WHERE kind = ?::record_kind AND joint_id = ANY(?)";

  /** Ids that lead to ids that lead to ids: more than a few come only of a mistake. */
  private static final int MOST_REDIRECTS = 32;

  private final DataSource database;

  public JointRecords(DataSource database) {
    this.database = database;
  }

  /**
   * A page of joint records.
   *
   * @param total how many match, on all pages
   */
  public record Page(List<JointRecord> records, long total) {}

  /**
   * What to list.
   *
   * @param words each must stand, as the beginning of a word, in the name, description or terms
   *     that everybody may see; empty for all
   * @param publicOnly only records with a name that everybody may see
   */
  public record Filter(String words, boolean publicOnly) {
    /** Everything of the kind. */
    public static final Filter ALL = new Filter("", false);
  }

  /** The joint record of that id, or that it became part of when records were merged. */
  public Optional<JointRecord> find(UUID id) {
    try (Connection connection = database.getConnection()) {
      return find(connection, id);
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static Optional<JointRecord> find(Connection connection, UUID id) throws SQLException {
    Optional<UUID> at = Optional.of(id);
    for (int hop = 0; hop < MOST_REDIRECTS && at.isPresent(); hop++) {
      Optional<JointRecord> found = standing(connection, at.get());
      if (found.isPresent()) {
        return found;
      }
      at = nextId(connection, at.get());
    }
    return Optional.empty();
  }

  private static Optional<JointRecord> standing(Connection connection, UUID id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setObject(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(record(rows)) : Optional.empty();
      }
    }
  }

  private static Optional<UUID> nextId(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEXT_ID)) {
      statement.setObject(1, id);
      statement.setObject(2, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
      }
    }
  }

  /** Those joint records of a kind that stand under exactly these ids. */
  public Map<UUID, JointRecord> findAll(Kind kind, Collection<UUID> ids) {
    Map<UUID, JointRecord> found = new HashMap<>(ids.size() * 2);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND_ALL)) {
      statement.setString(1, kind.wireName());
      statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getObject(1, UUID.class), record(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /** A page of a kind, in the order of the ids. */
  public Page list(Kind kind, Filter filter, long offset, int limit) {
    ListQuery query = new ListQuery(kind, filter);
    try (Connection connection = database.getConnection()) {
      return new Page(page(connection, query, offset, limit), query.count(connection));
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /** Up to that many of a kind whose ids come after the one given; all of them are read so. */
  public List<JointRecord> after(Kind kind, Optional<UUID> last, int limit) {
    String sql =
        "SELECT joint_id, document::text FROM joint_record WHERE kind = ?::record_kind AND joint_id > ? ORDER BY joint_id LIMIT ?";
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, kind.wireName());
      statement.setObject(2, last.orElse(new UUID(0, 0)));
      statement.setInt(3, limit);
      return records(statement);
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /** How many of a kind there are. */
  public long count(Kind kind) {
    try (Connection connection = database.getConnection()) {
      return new ListQuery(kind, Filter.ALL).count(connection);
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private static List<JointRecord> page(
      Connection connection, ListQuery query, long offset, int limit) throws SQLException {
    try (PreparedStatement statement = query.page(connection, offset, limit)) {
      return records(statement);
    }
  }

  private static List<JointRecord> records(PreparedStatement statement) throws SQLException {
    List<JointRecord> records = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        records.add(record(rows));
      }
    }
    return records;
  }

  private static JointRecord record(ResultSet row) throws SQLException {
    return JointCodec.read(row.getString(2).getBytes(StandardCharsets.UTF_8));
  }

  private static IllegalStateException away(SQLException e) {
    return new IllegalStateException(
        "The joint database did not answer (SQLSTATE %s). See that it runs."
            .formatted(e.getSQLState()),
        e);
  }
}
