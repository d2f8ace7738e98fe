package org.fingerpost.connector.capture;

import java.sql.SQLException;
import org.awaitility.Awaitility;

/** How a PostgreSQL's changes are published, and how its replication slot is lost. */
abstract class SlotContract extends CaptureContract {
  /** Of the key alone: no other column is in the stream. */
  @Override
  void publish() throws SQLException {
    database()
        .run(
            "DROP PUBLICATION IF EXISTS fingerpost",
            "CREATE PUBLICATION fingerpost FOR TABLE events (id)");
  }

  @Override
  final void loseLog() {
    // Its reader from a moment ago may still hold it.
    Awaitility.await()
        .ignoreExceptions()
        .until(
            () -> {
              database().run("SELECT pg_drop_replication_slot('fingerpost_events')");
              return true;
            });
  }
}
