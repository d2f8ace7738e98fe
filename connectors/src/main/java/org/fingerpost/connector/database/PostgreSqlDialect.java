package org.fingerpost.connector.database;

import java.util.Map;

/** PostgreSQL. */
record PostgreSqlDialect() implements Dialect {
  @Override
  public String asText(ChangedType type, String expression) {
    return "CAST(%s AS text)".formatted(expression);
  }

  @Override
  public String clockMillis() {
    return "CAST(extract(epoch FROM now()) * 1000 AS bigint)";
  }

  @Override
  public String clock(ChangedType type) {
    return type == ChangedType.INSTANT ? "now()" : "(now() AT TIME ZONE 'UTC')";
  }

  @Override
  public String earlier(String time, long millis) {
    return "(%s - interval '%d milliseconds')".formatted(time, millis);
  }

  @Override
  public String typeName(ChangedType type) {
    return switch (type) {
      case INSTANT -> "timestamptz";
      case WALL -> "timestamp";
      case DATE -> "date";
    };
  }

  @Override
  public String sessionSql() {
    return "SET LOCAL TIME ZONE 'UTC'; SET LOCAL statement_timeout = '590s';"
        + " SET LOCAL DateStyle = 'ISO'";
  }

  @Override
  public Map<String, String> driverProperties() {
    return Map.of(
        "connectTimeout", "10",
        "socketTimeout", "600",
        "tcpKeepAlive", "true",
        // A key is compared as what its column is: a number, a UUID.
        "stringtype", "unspecified",
        "ApplicationName", "fingerpost");
  }
}
