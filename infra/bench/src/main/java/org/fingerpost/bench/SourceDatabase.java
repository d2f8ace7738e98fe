package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.fingerpost.embedded.DatabaseSettings;
import org.fingerpost.embedded.EmbeddedDatabase;

/** The member's PostgreSQL, outside the processes that are measured. */
final class SourceDatabase implements AutoCloseable {
  private static final String DATABASE = "member";

  private final EmbeddedDatabase database;
  private final Path folder;

  SourceDatabase(Path folder, long rows) throws SQLException {
    this.folder = folder;
    database =
        EmbeddedDatabase.start(
            folder,
            DatabaseSettings.defaults()
                .with("wal_level", "logical")
                .with("shared_buffers", "512MB")
                .with("max_wal_size", "4GB"));
    database.createDatabase(DATABASE);
    try (Connection connection = address().connect()) {
      SourceTable.create(connection);
      SourceTable.fill(connection, 1, rows);
    }
  }

  DatabaseAddress address() {
    return new DatabaseAddress(
        "127.0.0.1", database.port(), DATABASE, database.user(), database.password());
  }

  /** Lets the hub follow the table's changes, as the connector's page tells the member's owner. */
  void publish() throws SQLException {
    try (Connection connection = address().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE PUBLICATION fingerpost FOR TABLE groups (id)");
    }
  }

  /** Drops the slot and publication of a reader that has ended, so that the next starts afresh. */
  void forgetReaders() {
    Waiting.until("the reader's slot to be free", Duration.ofSeconds(30), this::dropSlots);
  }

  private boolean dropSlots() throws SQLException {
    try (Connection connection = address().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active");
      statement.execute("DROP PUBLICATION IF EXISTS dbz_publication");
    }
    return address().number("SELECT count(*) FROM pg_replication_slots") == 0;
  }

  /** The server's processes, whose work for the reader counts as the reader's. */
  ProcessTree tree() throws IOException {
    return new ProcessTree(ProcessTree.serverOf(folder));
  }

  @Override
  public void close() {
    database.close();
  }
}
