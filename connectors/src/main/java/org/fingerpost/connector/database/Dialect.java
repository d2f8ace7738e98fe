package org.fingerpost.connector.database;

import java.util.Map;
import org.fingerpost.connector.SourceException;

/**
 * What differs between the databases that are read. Every time is handed about as the database's
 * own text, so that no driver rounds it.
 *
 * <p>A wall time is compared with the clock in UTC. Where the members are, that is never ahead of
 * the wall clock: in summer an hour is read again at each look, which the row ledger makes cheap,
 * and in the night in October when an hour comes twice no row falls behind the position.
 */
sealed interface Dialect permits PostgreSqlDialect, MariaDbDialect, SqlServerDialect, H2Dialect {
  /** The dialect of a JDBC address. */
  static Dialect of(String url) throws SourceException {
    if (url.startsWith("jdbc:postgresql:")) {
      return new PostgreSqlDialect();
    }
    if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
      return new MariaDbDialect();
    }
    if (url.startsWith("jdbc:h2:")) {
      return new H2Dialect();
    }
    if (url.startsWith("jdbc:sqlserver:")) {
      return new SqlServerDialect();
    }
    throw SourceException.permanent(
        "The database's address starts with none of jdbc:postgresql:, jdbc:mariadb:, jdbc:mysql:,"
            + " jdbc:sqlserver: and jdbc:h2:, the kinds that can be read. Correct"
            + " system.database.url.");
  }

  /** The address as the driver takes it. */
  default String driverUrl(String url) {
    return url;
  }

  /** A time as the text that the database itself writes for it; of a moment, in UTC. */
  String asText(ChangedType type, String expression);

  /** The database's clock in milliseconds since 1970. */
  String clockMillis();

  /** The database's clock as it compares with a column of that type. */
  String clock(ChangedType type);

  /** A time less that much. */
  String earlier(String time, long millis);

  /** The type's name in a CAST. */
  String typeName(ChangedType type);

  /**
   * Run at the start of each transaction: nothing that a pooler or a rollback undoes is relied on.
   */
  String sessionSql();

  /** Time-outs and the reading of types. */
  Map<String, String> driverProperties();

  /** The isolation of a transaction that sees one moment. */
  default String isolation() {
    return "TRANSACTION_REPEATABLE_READ";
  }

  /** A column's type as this database means it. */
  default ColumnType meaning(ColumnType type) {
    return type;
  }

  /** Whether a driver's catalogue is what others call a schema. */
  default boolean namesSchemasCatalogues() {
    return false;
  }

  /** A placeholder for the text of a time. */
  default String parameter(ChangedType type) {
    return "CAST(? AS %s)".formatted(typeName(type));
  }

  /** A placeholder for the text of a time, less that much. */
  default String parameterEarlier(ChangedType type, long millis) {
    ChangedType withTime = type == ChangedType.DATE ? ChangedType.WALL : type;
    return earlier(parameter(withTime), millis);
  }

  /** The text of the bound: the clock less the lag, of the type's precision. */
  default String boundText(ChangedType type, long lagMillis) {
    return asText(
        type, "CAST(%s AS %s)".formatted(earlier(clock(type), lagMillis), typeName(type)));
  }
}
