package org.fingerpost.route.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Which webhooks are to be told something, and what became of it. Several processes may ask. */
final class WebhookQueue {
  /** Longer than an attempt may take, so that nobody else tries it meanwhile. */
  private static final String TAKE =
      """
      UPDATE webhook SET next_try = now() + interval '60 seconds'
      WHERE id IN (
        SELECT id FROM webhook
        WHERE held IS NULL AND next_try <= now()
          AND position < (SELECT coalesce(max(position), 0) FROM feed_change)
        ORDER BY next_try LIMIT ? FOR UPDATE SKIP LOCKED)
      RETURNING %s, secret
      """
          .formatted(Webhooks.COLUMNS);

  private static final String DONE =
      "UPDATE webhook SET position = ?, failures = 0, next_try = now(), delivered = now() WHERE id = ?";
  private static final String SKIPPED =
      "UPDATE webhook SET position = ?, next_try = now() WHERE id = ?";
  private static final String FAILED =
      "UPDATE webhook SET failures = failures + 1, next_try = now() + make_interval(secs => ?) WHERE id = ?";
  private static final String HELD =
      "UPDATE webhook SET failures = failures + 1, held = ? WHERE id = ?";

  private final DataSource database;

  WebhookQueue(DataSource database) {
    this.database = database;
  }

  /** A webhook whose turn it is. */
  record Due(Webhook webhook, String secret) {}

  List<Due> take(int most) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setInt(1, most);
      try (ResultSet rows = statement.executeQuery()) {
        List<Due> due = new ArrayList<>();
        while (rows.next()) {
          due.add(new Due(Webhooks.read(rows), rows.getString("secret")));
        }
        return due;
      }
    }
  }

  void done(UUID id, long position) throws SQLException {
    execute(DONE, position, id);
  }

  /** There was nothing for it up to there. */
  void skip(UUID id, long position) throws SQLException {
    execute(SKIPPED, position, id);
  }

  void retry(UUID id, Duration pause) throws SQLException {
    execute(FAILED, pause.toMillis() / 1_000.0, id);
  }

  void hold(UUID id, String reason) throws SQLException {
    execute(HELD, reason, id);
  }

  private void execute(String sql, Object value, UUID id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      statement.setObject(2, id);
      statement.executeUpdate();
    }
  }
}
