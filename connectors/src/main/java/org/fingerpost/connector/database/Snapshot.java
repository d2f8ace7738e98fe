package org.fingerpost.connector.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fingerpost.connector.SourceShape;

/**
 * One read-only transaction that sees the database as it was at one moment.
 *
 * <p>Rows come by a cursor of the server's, in one query: pages by key would sort and join a
 * member's query again for each page, and the snapshot has to stay open either way.
 */
final class Snapshot implements AutoCloseable {
  /** Rows that the driver holds at once. */
  private static final int FETCH = 1_000;

  private static final String[] TABLES_AND_VIEWS = {"TABLE", "BASE TABLE", "VIEW"};

  /** Where databases keep what they know of themselves, which no member means. */
  private static final Set<String> OWN_SCHEMAS = Set.of("information_schema", "pg_catalog", "sys");

  private final Connection connection;
  private final Dialect dialect;
  private boolean whole;

  private Snapshot(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Starts a transaction on a connection that it closes at its end. */
  static Snapshot open(Connection connection, Dialect dialect) throws SQLException {
    Snapshot snapshot = new Snapshot(connection, dialect);
    try (Statement statement = connection.createStatement()) {
      statement.execute(dialect.sessionSql());
      return snapshot;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** The connection of the transaction, for questions besides its rows. */
  Connection connection() {
    return connection;
  }

  /** The types of the selected columns, in their order. */
  List<ColumnType> types(Selection selection) throws SQLException {
    return types(selection.probeSql(), List.copyOf(selection.everyColumn()));
  }

  /** The names of all columns there are. */
  List<String> everyName(Selection selection) throws SQLException {
    return List.copyOf(shape(selection).map(SourceShape::columns).orElse(noColumns()).keySet());
  }

  private static SortedMap<String, String> noColumns() {
    return new TreeMap<>();
  }

  /**
   * All columns there are; empty where that cannot be told. Of a table the driver's catalogue is
   * asked, for an account that may read some columns may not select all.
   */
  Optional<SourceShape> shape(Selection selection) throws SQLException {
    SortedMap<String, String> columns = noColumns();
    if (selection.table().isEmpty()) {
      types(selection.probeAllSql(), List.of())
          .forEach(type -> columns.put(type.name(), type.readAs()));
    } else {
      columns.putAll(new TableColumns(connection, dialect).of(selection.table().get()));
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(new SourceShape(columns, true));
  }

  /** The names of the tables and views that the account may see. */
  List<String> tables() throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        connection.getMetaData().getTables(connection.getCatalog(), null, "%", TABLES_AND_VIEWS)) {
      while (rows.next()) {
        if (!OWN_SCHEMAS.contains(
            String.valueOf(rows.getString("TABLE_SCHEM")).toLowerCase(Locale.ROOT))) {
          names.add(rows.getString("TABLE_NAME"));
        }
      }
    }
    return names;
  }

  private List<ColumnType> types(String sql, List<String> names) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery(sql)) {
      ResultSetMetaData metadata = none.getMetaData();
      List<ColumnType> types = new ArrayList<>();
      for (int i = 1; i <= metadata.getColumnCount(); i++) {
        String name = names.isEmpty() ? metadata.getColumnLabel(i) : names.get(i - 1);
        types.add(dialect.meaning(ColumnType.of(name, metadata, i)));
      }
      return types;
    }
  }

  /** The first column of the first row. */
  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * The clock, and the text of the time that changes must lie under for a position to reach them.
   */
  Clock clock(ChangedType type, long lagMillis) throws SQLException {
    String sql =
        "SELECT %s, %s".formatted(dialect.clockMillis(), dialect.boundText(type, lagMillis));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new Clock(row.getLong(1), row.getString(2));
    }
  }

  /** Hands each row to the taker. */
  void forEach(String sql, List<String> parameters, RowTaker taker)
      throws SQLException, InterruptedException {
    try (PreparedStatement statement =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(FETCH);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      whole = false;
      try (ResultSet rows = statement.executeQuery()) {
        ResultSet direct = rows.unwrap(ResultSet.class);
        while (direct.next()) {
          taker.take(direct);
        }
        whole = true;
      } finally {
        giveUpUnlessWhole();
      }
    }
  }

  /** A reading given up half-way is cut off: to close it would read all of the rest first. */
  private void giveUpUnlessWhole() throws SQLException {
    if (!whole) {
      connection.abort(Runnable::run);
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      if (!connection.isClosed()) {
        connection.rollback();
      }
    } finally {
      connection.close();
    }
  }

  /** Takes the row at the cursor. */
  @FunctionalInterface
  interface RowTaker {
    void take(ResultSet row) throws SQLException, InterruptedException;
  }

  /**
   * The database's clock.
   *
   * @param millis since 1970
   * @param bound the clock less the lag, in the database's own text
   */
  record Clock(long millis, String bound) {}
}
