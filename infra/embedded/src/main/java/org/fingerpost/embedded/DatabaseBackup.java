package org.fingerpost.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Copies an embedded PostgreSQL while it runs, by its own interface for base backups: what a server
 * started on the copy holds is what was committed when the copy ended.
 */
public final class DatabaseBackup {
  /** What the server makes anew, or must not find (PostgreSQL's chapter on base backups). */
  private static final Set<String> EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");

  private final Path home;
  private final DataSource database;

  /**
   * Makes it.
   *
   * @param folder the server's
   * @param database one of its databases, as the superuser
   */
  public DatabaseBackup(Path folder, DataSource database) {
    this.home = folder.toAbsolutePath();
    this.database = database;
  }

  /** Copies everything that a start in that other folder needs. */
  public void copyTo(Path folder) throws IOException, SQLException {
    FolderCopy.makeLike(home, folder);
    FolderCopy.copyFile(home.resolve("password"), folder.resolve("password"));
    try (Connection connection = database.getConnection()) {
      // Held by this session alone, it keeps the log from being thrown away while it is needed.
      ask(
          connection,
          "SELECT slot_name FROM pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
      copyCluster(connection, folder.resolve("cluster"));
    }
  }

  private void copyCluster(Connection connection, Path copy) throws IOException, SQLException {
    Path cluster = home.resolve("cluster");
    String first =
        ask(connection, "SELECT pg_walfile_name(pg_backup_start('fingerpost backup', true))");
    FolderCopy.copy(cluster, copy, DatabaseBackup::isWanted);
    for (String folder : EMPTY) {
      FolderCopy.makeLike(cluster.resolve(folder), copy.resolve(folder));
    }
    String last = stop(connection, copy);
    for (Path segment : FolderCopy.children(cluster.resolve("pg_wal"))) {
      String name = segment.getFileName().toString();
      if (name.compareTo(first) >= 0 && name.compareTo(last) <= 0 && Files.isRegularFile(segment)) {
        FolderCopy.copyFile(segment, copy.resolve("pg_wal").resolve(name));
      }
    }
  }

  private static boolean isWanted(Path path) {
    String name = path.getFileName().toString();
    boolean isTop = path.getNameCount() == 1;
    return !(isTop && EMPTY.contains(name))
        && !LEFT_OUT.contains(name)
        && !name.startsWith("pgsql_tmp");
  }

  /** The server starts on the copy from what is told here, not from where the copied files say. */
  private static String stop(Connection connection, Path copy) throws IOException, SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT pg_walfile_name(lsn), labelfile FROM pg_backup_stop(false)");
        ResultSet row = statement.executeQuery()) {
      row.next();
      Files.writeString(copy.resolve("backup_label"), row.getString(2));
      return row.getString(1);
    }
  }

  private static String ask(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
