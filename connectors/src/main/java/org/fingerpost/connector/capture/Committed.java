package org.fingerpost.connector.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fingerpost.connector.database.DatabaseConnector.Sight;
import org.fingerpost.connector.descriptor.DatasetDescriptor;

/**
 * Whether a MySQL shows what its log told. A transaction keeps its rows locked until they show, and
 * transactions show in the order of the log: so it is enough that the row that was told last can be
 * locked for a moment, or is not there. Where the order is not kept, each row is asked.
 *
 * <p>Nothing stays locked: each question is a transaction of its own, and the snapshot begins after
 * the last.
 */
final class Committed implements Sight {
  private static final int LOCK_WAIT = 1205;
  private static final int DEADLOCK = 1213;
  private static final Set<Integer> NOT_YET = Set.of(LOCK_WAIT, DEADLOCK);

  private final String sql;
  private final List<String> keys;

  Committed(DatasetDescriptor dataset, List<String> keys) {
    this.keys = keys;
    this.sql =
        "SELECT 1 FROM %s WHERE %s = ? LOCK IN SHARE MODE"
            .formatted(table(dataset), quoted(dataset.key()));
  }

  /** The dataset's table, as SQL has it. */
  static String table(DatasetDescriptor dataset) {
    String name = ((DatasetDescriptor.Location.Table) dataset.location()).name();
    return Arrays.stream(name.split("\\.")).map(Committed::quoted).collect(Collectors.joining("."));
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  @Override
  public boolean reaches(Connection snapshot) throws SQLException {
    List<String> asked = keepsOrder(snapshot) ? keys.subList(keys.size() - 1, keys.size()) : keys;
    try (PreparedStatement statement = snapshot.prepareStatement(sql)) {
      for (String key : asked) {
        lock(snapshot, statement, key);
      }
      return true;
    } catch (SQLException e) {
      if (NOT_YET.contains(e.getErrorCode())) {
        return false;
      }
      throw e;
    } finally {
      snapshot.rollback();
    }
  }

  private static void lock(Connection snapshot, PreparedStatement statement, String key)
      throws SQLException {
    statement.setString(1, key);
    statement.executeQuery().close();
    snapshot.rollback();
  }

  /** And lets a question wait no longer than a second for somebody else's lock. */
  private static boolean keepsOrder(Connection snapshot) throws SQLException {
    try (Statement statement = snapshot.createStatement()) {
      statement.execute("SET innodb_lock_wait_timeout = 1");
      try (ResultSet row = statement.executeQuery("SELECT @@GLOBAL.binlog_order_commits")) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
