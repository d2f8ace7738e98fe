package org.fingerpost.connector.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.fingerpost.connector.CauseChain;

/**
 * What kind a failure is, by the kinds of exception, the SQLSTATEs and the databases' own numbers
 * in the chain of causes, since drivers' sentences change.
 */
final class FailureCodes {
  private static final Set<Integer> MARIADB_DENIED = Set.of(1044, 1142, 1143, 1227, 1370);
  private static final int MARIADB_TOO_MANY = 1040;
  private static final int H2_DENIED = 90096;
  private static final int H2_IN_USE = 90020;

  /** Of SQL Server, by its numbers: its driver's SQLSTATEs tell little apart. */
  private static final Set<Integer> SQL_SERVER_LOGIN =
      Set.of(18452, 18456, 18470, 18486, 18487, 18488);

  private static final Set<Integer> SQL_SERVER_DENIED = Set.of(229, 230, 916);
  private static final int SQL_SERVER_NO_COLUMN = 207;
  private static final int SQL_SERVER_NO_TABLE = 208;
  private static final int SQL_SERVER_NO_SNAPSHOTS = 3952;

  /** MariaDB's, SQL Server's, and H2's two. */
  private static final Set<Integer> NO_DATABASE = Set.of(1049, 4060, 90013, 90146);

  private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04", "3F000");

  private FailureCodes() {}

  /** Whether the name or the password was refused. */
  static boolean isRefusedLogin(Throwable failure) {
    return vendor(failure, SQL_SERVER_LOGIN::contains)
        || (state(failure, state -> state.startsWith("28")).isPresent()
            && !vendor(failure, MARIADB_DENIED::contains));
  }

  /** Whether a column that was asked for is not there. */
  static boolean isMissingColumn(Throwable failure) {
    return state(failure, state -> state.equals("42703") || state.equals("42S22")).isPresent()
        || vendor(failure, code -> code == SQL_SERVER_NO_COLUMN);
  }

  /** Whether the table or view is not there, or may not be seen. */
  static boolean isMissingTable(Throwable failure) {
    return state(failure, NO_TABLE::contains).isPresent()
        || vendor(failure, code -> code == SQL_SERVER_NO_TABLE);
  }

  /** Whether the user may not read what was asked for. */
  static boolean isDenied(Throwable failure) {
    return state(failure, "42501"::equals).isPresent()
        || vendor(
            failure,
            code ->
                MARIADB_DENIED.contains(code)
                    || SQL_SERVER_DENIED.contains(code)
                    || code == H2_DENIED);
  }

  /** Whether the server has no database of that name. */
  static boolean isNoDatabase(Throwable failure) {
    return state(failure, "3D000"::equals).isPresent() || vendor(failure, NO_DATABASE::contains);
  }

  /** Whether the server takes no more connections. */
  static boolean isTooMany(Throwable failure) {
    return state(failure, "53300"::equals).isPresent()
        || vendor(failure, code -> code == MARIADB_TOO_MANY);
  }

  /** Whether another program has the database's file open. */
  static boolean isFileInUse(Throwable failure) {
    return vendor(failure, code -> code == H2_IN_USE);
  }

  /** Whether the database lets nobody see it as it was at one moment. */
  static boolean isWithoutSnapshots(Throwable failure) {
    return vendor(failure, code -> code == SQL_SERVER_NO_SNAPSHOTS);
  }

  /** Whether an exception of that kind is among the causes. */
  static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    return CauseChain.of(failure).stream().anyMatch(kind::isInstance);
  }

  private static boolean vendor(Throwable failure, Predicate<Integer> code) {
    return CauseChain.of(failure).stream()
        .anyMatch(cause -> cause instanceof SQLException sql && code.test(sql.getErrorCode()));
  }

  /** The first SQLSTATE among the causes that is of that sort. */
  static Optional<String> state(Throwable failure, Predicate<String> wanted) {
    return CauseChain.of(failure).stream()
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(state -> state != null && wanted.test(state))
        .findFirst();
  }
}
