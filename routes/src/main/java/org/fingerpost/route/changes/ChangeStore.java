package org.fingerpost.route.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.schema.SignpostEntity;

/** Reads what changed in the feed. Safe for use by many threads. */
final class ChangeStore {
  private static final String COLUMNS =
      "SELECT position, entity::text, id, coalesce(joint_id, id), content IS NOT NULL FROM feed_change WHERE ";
  private static final String AFTER =
      COLUMNS + "position > ? AND entity = ANY (?::signpost_entity[]) ORDER BY position LIMIT ?";
  private static final String ONE_AFTER =
      COLUMNS + "position > ? AND entity = ?::signpost_entity ORDER BY position LIMIT ?";
  private static final String STANDING =
      COLUMNS
          + "entity = ?::signpost_entity AND id > ? AND content IS NOT NULL ORDER BY id LIMIT ?";
  private static final int LONGEST_SECONDS = 20;

  private final DataSource database;

  ChangeStore(DataSource database) {
    this.database = database;
  }

  /** A change without what changed. */
  record Row(long position, SignpostEntity entity, UUID id, UUID jointId, boolean stands) {}

  /** Which feed this is. */
  long epoch() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement("SELECT epoch FROM feed_epoch");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getObject(1, UUID.class).getMostSignificantBits();
    }
  }

  /** The position of the newest change. */
  long head() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT coalesce(max(position), 0) FROM feed_change");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Up to that many changes of those entities after a position, in their order. */
  List<Change> after(long position, Set<SignpostEntity> entities, int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(entities.size() == 1 ? ONE_AFTER : AFTER)) {
      statement.setLong(1, position);
      if (entities.size() == 1) {
        statement.setString(2, entities.iterator().next().wireName());
      } else {
        Object[] names = entities.stream().map(SignpostEntity::wireName).toArray();
        statement.setArray(2, connection.createArrayOf("text", names));
      }
      statement.setInt(3, limit);
      return FeedDocuments.of(connection, rows(statement));
    }
  }

  /** Up to that many things that stand, whose ids come after one, in the order of ids. */
  List<Change> standing(SignpostEntity entity, Optional<UUID> last, int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(STANDING)) {
      statement.setString(1, entity.wireName());
      statement.setObject(2, last.orElse(new UUID(0, 0)));
      statement.setInt(3, limit);
      return FeedDocuments.of(connection, rows(statement));
    }
  }

  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    statement.setQueryTimeout(LONGEST_SECONDS);
    List<Row> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Row(
                rows.getLong(1),
                SignpostEntity.valueOf(rows.getString(2).toUpperCase(Locale.ROOT)),
                rows.getObject(3, UUID.class),
                rows.getObject(4, UUID.class),
                rows.getBoolean(5)));
      }
    }
    return found;
  }
}
