package org.fingerpost.connector.database;

import java.util.Map;

/** H2. */
record H2Dialect() implements Dialect {
  @Override
  public String asText(ChangedType type, String expression) {
    return "CAST(%s AS VARCHAR)".formatted(expression);
  }

  @Override
  public String clockMillis() {
    return "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";
  }

  @Override
  public String clock(ChangedType type) {
    return type == ChangedType.INSTANT ? "CURRENT_TIMESTAMP(9)" : "LOCALTIMESTAMP(9)";
  }

  @Override
  public String earlier(String time, long millis) {
    return "DATEADD('MILLISECOND', %d, %s)".formatted(-millis, time);
  }

  @Override
  public String typeName(ChangedType type) {
    return switch (type) {
      case INSTANT -> "TIMESTAMP(9) WITH TIME ZONE";
      case WALL -> "TIMESTAMP(9)";
      case DATE -> "DATE";
    };
  }

  @Override
  public String sessionSql() {
    return "SET TIME ZONE 'UTC'; SET QUERY_TIMEOUT 590000;"
        + " SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT";
  }

  @Override
  public Map<String, String> driverProperties() {
    return Map.of();
  }
}
