package org.fingerpost.connector.database;

import java.util.Map;

/** MariaDB, and MySQL through MariaDB's driver. */
record MariaDbDialect() implements Dialect {
  @Override
  public String asText(ChangedType type, String expression) {
    return "CAST(%s AS CHAR)".formatted(expression);
  }

  @Override
  public String clockMillis() {
    return "CAST(UNIX_TIMESTAMP(NOW(6)) * 1000 AS SIGNED)";
  }

  @Override
  public String clock(ChangedType type) {
    return "UTC_TIMESTAMP(6)";
  }

  @Override
  public String earlier(String time, long millis) {
    return "(%s - INTERVAL %d MICROSECOND)".formatted(time, millis * 1000);
  }

  @Override
  public String typeName(ChangedType type) {
    return type == ChangedType.DATE ? "DATE" : "DATETIME(6)";
  }

  @Override
  public String sessionSql() {
    // The server would hang up on a reader that waits a minute for the hub to store a page.
    return "SET time_zone = '+00:00', net_write_timeout = 3600";
  }

  @Override
  public Map<String, String> driverProperties() {
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

  @Override
  public String driverUrl(String url) {
    return url.startsWith("jdbc:mysql:") ? "jdbc:mariadb:" + url.substring(11) : url;
  }

  @Override
  public ColumnType meaning(ColumnType type) {
    return type.inMariaDb();
  }

  /** Its drivers call a database a catalogue, and know no schemas. */
  @Override
  public boolean namesSchemasCatalogues() {
    return true;
  }
}
