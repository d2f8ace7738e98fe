package org.fingerpost.connector.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.fingerpost.connector.SourceException;

/** Whether a PostgreSQL lets its changes be followed; says what its owner has to type where not. */
final class PostgresReadiness {
  /** Where a table is whose schema nobody names. */
  static final String USUAL_SCHEMA = "public";

  private static final String READY =
      """
      SELECT current_setting('wal_level') = 'logical',
             (SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user),
             EXISTS (SELECT FROM pg_publication_tables
                     WHERE pubname = ? AND quote_ident(schemaname) || '.' || quote_ident(tablename)
                           = quote_ident(?) || '.' || quote_ident(?)),
             EXISTS (SELECT FROM pg_class c
                     JOIN pg_namespace s ON s.oid = c.relnamespace
                     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = ?
                     LEFT JOIN pg_index i ON i.indrelid = c.oid AND a.attnum = ANY (i.indkey)
                          AND (i.indisreplident OR (c.relreplident = 'd' AND i.indisprimary))
                     WHERE s.nspname = ? AND c.relname = ?
                       AND (c.relreplident = 'f' OR i.indrelid IS NOT NULL))
      """;

  private PostgresReadiness() {}

  static void check(Connection connection, LoggedTable table) throws SQLException, SourceException {
    String schema = table.schema(USUAL_SCHEMA);
    String name = table.name();
    String[] parameters = {
      table.capture().publication(), schema, name, table.dataset().key(), schema, name
    };
    try (PreparedStatement statement = connection.prepareStatement(READY)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        check(row, table);
      }
    }
  }

  private static void check(ResultSet row, LoggedTable table) throws SQLException, SourceException {
    String key = table.dataset().key();
    require(
        row.getBoolean(1),
        "The server keeps no log that changes can be followed by. Its owner sets wal_level = logical in postgresql.conf and restarts it; until then take capture out of the descriptor, and the table is polled.");
    require(
        row.getBoolean(2),
        "The user %1$s may not follow changes. The server's owner types: ALTER ROLE %1$s REPLICATION;"
            .formatted(table.system().user()));
    require(
        row.getBoolean(3),
        "Publication %1$s does not tell of table %2$s. Its owner types: CREATE PUBLICATION %1$s FOR TABLE %2$s (%3$s); or, where it is there already: ALTER PUBLICATION %1$s ADD TABLE %2$s (%3$s);"
            .formatted(table.capture().publication(), table.fullName(), key));
    require(
        row.getBoolean(4),
        "Deletes in table %1$s would not tell column %2$s, the dataset's key, since it is not the table's primary key. Name the primary key under key, or the table's owner types: ALTER TABLE %1$s REPLICA IDENTITY USING INDEX the_unique_index_on_%2$s;"
            .formatted(table.fullName(), key));
  }

  private static void require(boolean met, String sentence) throws SourceException {
    if (!met) {
      throw SourceException.permanent(sentence);
    }
  }
}
