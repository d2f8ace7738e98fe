package org.fingerpost.route.collect;

import java.sql.SQLException;

/** The joint database could not be used by this stage. The message holds no value of a record. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String DISK_FULL = "53100";

  LedgerException(String action, SQLException cause) {
    // A SQLException's own message may quote a row's key: only its state is passed on.
    super(
        (DISK_FULL.equals(cause.getSQLState())
                ? "The joint database could not %s: its disk is full (SQL state %s). Make room on it; nothing is lost, and the hub goes on by itself."
                : "The joint database could not %s (SQL state %s). Nothing is lost: it is tried again. See that PostgreSQL runs and has room on its disk.")
            .formatted(action, cause.getSQLState()));
  }
}
