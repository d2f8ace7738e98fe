package org.fingerpost.route.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fingerpost.schema.SignpostEntity;

/**
 * Notes what was said in the signposting feed, in its order, for those who read it without Kafka.
 * What was said before in the same words keeps its place, so a replay changes nothing.
 */
final class ChangeLog {
  private static final String STANDS =
      """
      INSERT INTO feed_change AS known (entity, id, joint_id, content)
      SELECT entity::signpost_entity, id, nullif(joint_id, id), content
      FROM unnest(?::text[], ?::uuid[], ?::uuid[], ?::uuid[])
        WITH ORDINALITY AS n(entity, id, joint_id, content, place)
      ORDER BY place
      ON CONFLICT (entity, id) DO UPDATE
      SET content = excluded.content, position = excluded.position, changed = excluded.changed
      WHERE known.content IS DISTINCT FROM excluded.content
      """;

  /** What never stood needs no deletion: nobody can have heard of it. */
  private static final String GONE =
      """
      UPDATE feed_change AS known
      SET content = NULL, position = nextval('feed_position'), changed = now()
      FROM unnest(?::text[], ?::uuid[]) AS n(entity, id)
      WHERE known.entity = n.entity::signpost_entity AND known.id = n.id
        AND known.content IS NOT NULL
      """;

  /** Two days more than a cursor serves. */
  private static final String FORGET =
      "DELETE FROM feed_change WHERE content IS NULL AND changed < now() - interval '42 days'";

  private ChangeLog() {}

  /**
   * Something that was said.
   *
   * @param content the id of the event; empty when it said that the thing is gone
   */
  record Row(SignpostEntity entity, UUID id, UUID jointId, Optional<UUID> content) {}

  static void write(Connection connection, List<Row> rows) throws SQLException {
    List<Row> standing = rows.stream().filter(row -> row.content().isPresent()).toList();
    List<Row> gone = rows.stream().filter(row -> row.content().isEmpty()).toList();
    List<Function<Row, Object>> columns =
        List.of(
            row -> row.entity().wireName(),
            Row::id,
            Row::jointId,
            row -> row.content().orElse(null));
    execute(connection, STANDS, standing, columns);
    execute(connection, GONE, gone, columns.subList(0, 2));
  }

  /** Forgets deletions that no reader can ask for any more. */
  static void forget(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
      statement.executeUpdate();
    }
  }

  private static void execute(
      Connection connection, String sql, List<Row> rows, List<Function<Row, Object>> columns)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.size(); i++) {
        List<Object> values = new ArrayList<>(rows.size());
        for (Row row : rows) {
          values.add(columns.get(i).apply(row));
        }
        statement.setArray(
            i + 1, connection.createArrayOf(i == 0 ? "text" : "uuid", values.toArray()));
      }
      statement.executeUpdate();
    }
  }
}
