package org.fingerpost.connector.database;

import java.util.Map;

/** Microsoft SQL Server, 2016 or later. */
record SqlServerDialect() implements Dialect {
  /** Microsoft's number of its isolation level SNAPSHOT, as its driver takes it. */
  private static final String SNAPSHOT = "4096";

  /** By way of DATETIME2, as which a DATETIME shows all of its thirds of a hundredth. */
  @Override
  public String asText(ChangedType type, String expression) {
    return type == ChangedType.DATE
        ? "CAST(%s AS varchar(10))".formatted(expression)
        : "CAST(CAST(%s AS datetime2(7)) AS varchar(27))"
            .formatted(
                type == ChangedType.INSTANT ? expression + " AT TIME ZONE 'UTC'" : expression);
  }

  @Override
  public String clockMillis() {
    return "DATEDIFF_BIG(MILLISECOND, '1970-01-01', SYSUTCDATETIME())";
  }

  @Override
  public String clock(ChangedType type) {
    return type == ChangedType.INSTANT ? "SYSDATETIMEOFFSET()" : "SYSUTCDATETIME()";
  }

  @Override
  public String earlier(String time, long millis) {
    return "DATEADD(MILLISECOND, %d, %s)".formatted(-millis, time);
  }

  @Override
  public String typeName(ChangedType type) {
    return switch (type) {
      case INSTANT -> "datetimeoffset(7)";
      case WALL -> "datetime2(7)";
      case DATE -> "date";
    };
  }

  @Override
  public String sessionSql() {
    return "SET LOCK_TIMEOUT 590000";
  }

  /** Its repeatable reads would lock the member's people out; this takes no locks. */
  @Override
  public String isolation() {
    return SNAPSHOT;
  }

  @Override
  public Map<String, String> driverProperties() {
    return Map.of(
        "loginTimeout", "10",
        "socketTimeout", "600000",
        "queryTimeout", "590",
        "applicationName", "fingerpost");
  }

  @Override
  public ColumnType meaning(ColumnType type) {
    return type.inSqlServer();
  }
}
