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
enum Dialect {
  POSTGRESQL {
    @Override
    String asText(ChangedType type, String expression) {
      return "CAST(%s AS text)".formatted(expression);
    }

    @Override
    String clockMillis() {
      return "CAST(extract(epoch FROM now()) * 1000 AS bigint)";
    }

    @Override
    String clock(ChangedType type) {
      return type == ChangedType.INSTANT ? "now()" : "(now() AT TIME ZONE 'UTC')";
    }

    @Override
    String earlier(String time, long millis) {
      return "(%s - interval '%d milliseconds')".formatted(time, millis);
    }

    @Override
    String typeName(ChangedType type) {
      return switch (type) {
        case INSTANT -> "timestamptz";
        case WALL -> "timestamp";
        case DATE -> "date";
      };
    }

    @Override
    String sessionSql() {
      return "SET LOCAL TIME ZONE 'UTC'; SET LOCAL statement_timeout = '590s';"
          + " SET LOCAL DateStyle = 'ISO'";
    }

    @Override
    Map<String, String> driverProperties() {
      return Map.of(
          "connectTimeout", "10",
          "socketTimeout", "600",
          "tcpKeepAlive", "true",
          // A key is compared as what its column is: a number, a UUID.
          "stringtype", "unspecified",
          "ApplicationName", "fingerpost");
    }
  },

  /** MariaDB, and MySQL through MariaDB's driver. */
  MARIADB {
    @Override
    String asText(ChangedType type, String expression) {
      return "CAST(%s AS CHAR)".formatted(expression);
    }

    @Override
    String clockMillis() {
      return "CAST(UNIX_TIMESTAMP(NOW(6)) * 1000 AS SIGNED)";
    }

    @Override
    String clock(ChangedType type) {
      return "UTC_TIMESTAMP(6)";
    }

    @Override
    String earlier(String time, long millis) {
      return "(%s - INTERVAL %d MICROSECOND)".formatted(time, millis * 1000);
    }

    @Override
    String typeName(ChangedType type) {
      return type == ChangedType.DATE ? "DATE" : "DATETIME(6)";
    }

    @Override
    String sessionSql() {
      // The server would hang up on a reader that waits a minute for the hub to store a page.
      return "SET time_zone = '+00:00', net_write_timeout = 3600";
    }

    @Override
    Map<String, String> driverProperties() {
      return Map.of(
          "connectTimeout", "10000",
          "socketTimeout", "600000",
          "tcpKeepAlive", "true",
          // A TINYINT(1) may hold 2 to 9 too: read as a number, nothing is lost.
          "tinyInt1isBit", "false",
          "yearIsDateType", "false",
          // Otherwise a hostile server may ask the driver for a file of this machine.
          "allowLocalInfile", "false");
    }
  },

  /** Microsoft SQL Server, 2016 or later. */
  SQLSERVER {
    /** By way of DATETIME2, as which a DATETIME shows all of its thirds of a hundredth. */
    @Override
    String asText(ChangedType type, String expression) {
      return type == ChangedType.DATE
          ? "CAST(%s AS varchar(10))".formatted(expression)
          : "CAST(CAST(%s AS datetime2(7)) AS varchar(27))"
              .formatted(
                  type == ChangedType.INSTANT ? expression + " AT TIME ZONE 'UTC'" : expression);
    }

    @Override
    String clockMillis() {
      return "DATEDIFF_BIG(MILLISECOND, '1970-01-01', SYSUTCDATETIME())";
    }

    @Override
    String clock(ChangedType type) {
      return type == ChangedType.INSTANT ? "SYSDATETIMEOFFSET()" : "SYSUTCDATETIME()";
    }

    @Override
    String earlier(String time, long millis) {
      return "DATEADD(MILLISECOND, %d, %s)".formatted(-millis, time);
    }

    @Override
    String typeName(ChangedType type) {
      return switch (type) {
        case INSTANT -> "datetimeoffset(7)";
        case WALL -> "datetime2(7)";
        case DATE -> "date";
      };
    }

    @Override
    String sessionSql() {
      return "SET LOCK_TIMEOUT 590000";
    }

    /** Its repeatable reads would lock the member's people out; this takes no locks. */
    @Override
    String isolation() {
      return SQL_SERVER_SNAPSHOT;
    }

    @Override
    Map<String, String> driverProperties() {
      return Map.of(
          "loginTimeout", "10",
          "socketTimeout", "600000",
          "queryTimeout", "590",
          "applicationName", "fingerpost");
    }
  },

  H2 {
    @Override
    String asText(ChangedType type, String expression) {
      return "CAST(%s AS VARCHAR)".formatted(expression);
    }

    @Override
    String clockMillis() {
      return "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";
    }

    @Override
    String clock(ChangedType type) {
      return type == ChangedType.INSTANT ? "CURRENT_TIMESTAMP(9)" : "LOCALTIMESTAMP(9)";
    }

    @Override
    String earlier(String time, long millis) {
      return "DATEADD('MILLISECOND', %d, %s)".formatted(-millis, time);
    }

    @Override
    String typeName(ChangedType type) {
      return switch (type) {
        case INSTANT -> "TIMESTAMP(9) WITH TIME ZONE";
        case WALL -> "TIMESTAMP(9)";
        case DATE -> "DATE";
      };
    }

    @Override
    String sessionSql() {
      return "SET TIME ZONE 'UTC'; SET QUERY_TIMEOUT 590000;"
          + " SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT";
    }

    @Override
    Map<String, String> driverProperties() {
      return Map.of();
    }
  };

  /** Microsoft's number of its isolation level SNAPSHOT, as its driver takes it. */
  private static final String SQL_SERVER_SNAPSHOT = "4096";

  /** The dialect of a JDBC address. */
  static Dialect of(String url) throws SourceException {
    if (url.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
      return MARIADB;
    }
    if (url.startsWith("jdbc:h2:")) {
      return H2;
    }
    if (url.startsWith("jdbc:sqlserver:")) {
      return SQLSERVER;
    }
    throw SourceException.permanent(
        "The database's address starts with none of jdbc:postgresql:, jdbc:mariadb:, jdbc:mysql:,"
            + " jdbc:sqlserver: and jdbc:h2:, the kinds that can be read. Correct"
            + " system.database.url.");
  }

  /** The address as the driver takes it. */
  String driverUrl(String url) {
    return url.startsWith("jdbc:mysql:") ? "jdbc:mariadb:" + url.substring(11) : url;
  }

  /** A time as the text that the database itself writes for it; of a moment, in UTC. */
  abstract String asText(ChangedType type, String expression);

  /** The database's clock in milliseconds since 1970. */
  abstract String clockMillis();

  /** The database's clock as it compares with a column of that type. */
  abstract String clock(ChangedType type);

  /** A time less that much. */
  abstract String earlier(String time, long millis);

  /** The type's name in a CAST. */
  abstract String typeName(ChangedType type);

  /**
   * Run at the start of each transaction: nothing that a pooler or a rollback undoes is relied on.
   */
  abstract String sessionSql();

  /** Time-outs and the reading of types. */
  abstract Map<String, String> driverProperties();

  /** The isolation of a transaction that sees one moment. */
  String isolation() {
    return "TRANSACTION_REPEATABLE_READ";
  }

  /** A column's type as this database means it. */
  final ColumnType meaning(ColumnType type) {
    return switch (this) {
      case MARIADB -> type.inMariaDb();
      case SQLSERVER -> type.inSqlServer();
      case POSTGRESQL, H2 -> type;
    };
  }

  /** A placeholder for the text of a time. */
  final String parameter(ChangedType type) {
    return "CAST(? AS %s)".formatted(typeName(type));
  }

  /** A placeholder for the text of a time, less that much. */
  final String parameterEarlier(ChangedType type, long millis) {
    ChangedType withTime = type == ChangedType.DATE ? ChangedType.WALL : type;
    return earlier(parameter(withTime), millis);
  }

  /** The text of the bound: the clock less the lag, of the type's precision. */
  final String boundText(ChangedType type, long lagMillis) {
    return asText(
        type, "CAST(%s AS %s)".formatted(earlier(clock(type), lagMillis), typeName(type)));
  }
}
