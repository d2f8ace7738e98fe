package org.fingerpost.connector.database;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/** What tables a member's database has, for whoever writes its descriptor; reads no row. */
public final class DatabaseTables {
  private static final String[] TABLES_AND_VIEWS = {"TABLE", "BASE TABLE", "VIEW"};
  private static final int MOST = 500;

  private DatabaseTables() {}

  /**
   * A table or view.
   *
   * @param columns each with what its values are read as, in the table's order
   * @param key its primary key, where that is one column
   */
  public record Table(String name, Map<String, String> columns, Optional<String> key) {}

  /**
   * The tables of the database's own schema that the account may see, by name.
   *
   * @throws SourceException when the database cannot be reached
   */
  public static List<Table> of(SystemDescriptor.Database system, Function<Secret, String> secrets)
      throws SourceException {
    try (SourcePool pool = new SourcePool(system, secrets);
        Connection connection = pool.connection()) {
      return tables(connection, Dialect.of(system.url()));
    } catch (SQLException | PoolInitializationException e) {
      throw new DatabaseFailure(system).connecting(e);
    }
  }

  private static List<Table> tables(Connection connection, Dialect dialect) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    List<String> names = new ArrayList<>();
    try (ResultSet row =
        metadata.getTables(
            connection.getCatalog(), connection.getSchema(), "%", TABLES_AND_VIEWS)) {
      while (row.next() && names.size() < MOST) {
        names.add(row.getString("TABLE_NAME"));
      }
    }
    List<Table> tables = new ArrayList<>();
    for (String name : names) {
      Map<String, String> columns =
          new LinkedHashMap<>(new TableColumns(connection, dialect).of(name));
      tables.add(new Table(name, columns, key(connection, name)));
    }
    return tables;
  }

  private static Optional<String> key(Connection connection, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet row =
        connection
            .getMetaData()
            .getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
      while (row.next()) {
        columns.add(row.getString("COLUMN_NAME"));
      }
    }
    return columns.size() == 1 ? Optional.of(columns.get(0)) : Optional.empty();
  }
}
