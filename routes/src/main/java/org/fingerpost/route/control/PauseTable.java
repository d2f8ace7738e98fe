package org.fingerpost.route.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Pauses and resumes routes, wherever they run: every process of the hub follows within seconds,
 * and one that starts later too. Safe for use by many threads.
 */
public final class PauseTable {
  private static final String ALL =
      "SELECT stage, member, dataset, since, by, because FROM operate_pause";
  private static final String PAUSE =
      "INSERT INTO operate_pause (stage, member, dataset, by, because) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String RESUME =
      "DELETE FROM operate_pause WHERE stage = ? AND member = ? AND dataset = ?";

  private final DataSource database;

  public PauseTable(DataSource database) {
    this.database = database;
  }

  /** A route that rests, since when, and on whose word. */
  public record Paused(RouteName route, Instant since, Asked asked) {}

  /** All that rest. */
  public List<Paused> all() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ALL);
        ResultSet row = statement.executeQuery()) {
      List<Paused> all = new ArrayList<>();
      while (row.next()) {
        all.add(
            new Paused(
                new RouteName(row.getString(1), row.getString(2), row.getString(3)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                new Asked(row.getString(5), row.getString(6))));
      }
      return all;
    }
  }

  /**
   * Lets the route rest; the audit says so.
   *
   * @throws OrderRefusedException when it rests already
   */
  public void pause(RouteName route, Asked asked) throws SQLException {
    change(
        route,
        asked,
        "pause",
        PAUSE,
        "%s is paused already. Nothing was done.".formatted(route.text()));
  }

  /**
   * Lets the route go on from where it was; the audit says so.
   *
   * @throws OrderRefusedException when it was not paused under that name
   */
  public void resume(RouteName route, Asked asked) throws SQLException {
    change(
        route,
        asked,
        "resume",
        RESUME,
        "%s is not paused under that name. Nothing was done; 'fingerpost routes' shows what is."
            .formatted(route.text()));
  }

  private void change(RouteName route, Asked asked, String action, String sql, String otherwise)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        if (update(connection, sql, route, asked) == 0) {
          throw new OrderRefusedException(otherwise);
        }
        Audit.note(connection, asked, action, route.text(), "done");
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static int update(Connection connection, String sql, RouteName route, Asked asked)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, route.stage());
      statement.setString(2, route.member());
      statement.setString(3, route.dataset());
      if (sql.equals(PAUSE)) {
        statement.setString(4, asked.by());
        statement.setString(5, asked.because());
      }
      return statement.executeUpdate();
    }
  }
}
