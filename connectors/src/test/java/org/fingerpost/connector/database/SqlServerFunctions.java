package org.fingerpost.connector.database;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Those functions of SQL Server's that H2 lacks in its mode for it; H2 calls them by name. */
public final class SqlServerFunctions {
  private SqlServerFunctions() {}

  /** SYSUTCDATETIME. */
  public static LocalDateTime utc() {
    return LocalDateTime.now(ZoneOffset.UTC);
  }

  /** SYSDATETIMEOFFSET. */
  public static OffsetDateTime moment() {
    return OffsetDateTime.now(ZoneOffset.ofHours(1));
  }

  /** DATEDIFF_BIG, of milliseconds. */
  public static long millis(String unit, String from, LocalDateTime to) {
    return ChronoUnit.MILLIS.between(LocalDate.parse(from).atStartOfDay(), to);
  }
}
