package org.fingerpost.embedded;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL beside this process. What it committed persists in the data folder through a
 * clean stop, a kill of this process or of the server, and a power cut; a second start listens on
 * the same port. A server that a killed run left behind is stopped and its folder taken over.
 *
 * <p>It listens on loopback alone and asks for a password, a random one kept in the data folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String SUPERUSER = "postgres";
  private static final String HOME_DATABASE = "postgres";

  private final FolderLock lock;
  private final Cluster cluster;
  private final int port;
  private final String password;
  private boolean closed;

  private EmbeddedDatabase(FolderLock lock, Cluster cluster, int port, String password) {
    this.lock = lock;
    this.cluster = cluster;
    this.port = port;
    this.password = password;
  }

  /**
   * One database of the server that another process runs on this folder; empty when none runs there
   * or it has no such database. Nothing is started.
   */
  public static Optional<DataSource> reach(Path folder, String database) {
    return RunningDatabase.reach(folder.toAbsolutePath(), SUPERUSER, database);
  }

  public static EmbeddedDatabase start(Path folder) {
    return start(folder, DatabaseSettings.defaults());
  }

  /** Starts the server and returns when it takes connections, any crash recovery done. */
  public static EmbeddedDatabase start(Path folder, DatabaseSettings settings) {
    Path home = folder.toAbsolutePath();
    return FolderLock.holding(home, lock -> started(home, lock, settings));
  }

  private static EmbeddedDatabase started(Path home, FolderLock lock, DatabaseSettings settings) {
    Cluster cluster = new Cluster(home);
    String password = cluster.secret().orElseGet(EmbeddedDatabase::newPassword);
    cluster.lay(SUPERUSER, password);
    cluster.stopLeftover();
    int port = new RememberedPort(home.resolve("port")).choose(settings.port());
    cluster.start(port, settings.server());
    LOG.info("PostgreSQL listens on 127.0.0.1:{}, its data are in {}", port, home);
    return new EmbeddedDatabase(lock, cluster, port, password);
  }

  private static String newPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  public int port() {
    return port;
  }

  /** The address of one of its databases, without user and password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The superuser's name. */
  public String user() {
    return SUPERUSER;
  }

  /** The superuser's password. */
  public String password() {
    return password;
  }

  /** Plain connections, as the superuser, to one of its databases. */
  public DataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(jdbcUrl(database));
    source.setUser(SUPERUSER);
    source.setPassword(password);
    return source;
  }

  /** Creates a database, unless it is there. */
  public EmbeddedDatabase createDatabase(String name) {
    if (!isThere("SELECT 1 FROM pg_database WHERE datname = ?", name)) {
      execute("CREATE DATABASE %I", name);
    }
    return this;
  }

  /** Creates a role that may log in, unless it is there; gives it this password either way. */
  public EmbeddedDatabase createRole(String name, String secret) {
    if (!isThere("SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
      execute("CREATE ROLE %I LOGIN", name);
    }
    execute("ALTER ROLE %I PASSWORD %L", name, secret);
    return this;
  }

  private boolean isThere(String query, String name) {
    try (Connection connection = dataSource(HOME_DATABASE).getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** The server itself quotes what cannot be a parameter. */
  private void execute(String command, String... names) {
    try (Connection connection = dataSource(HOME_DATABASE).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(quoted(connection, command, names));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private static String quoted(Connection connection, String command, String... names)
      throws SQLException {
    try (PreparedStatement format = connection.prepareStatement("SELECT format(?, VARIADIC ?)")) {
      format.setString(1, command);
      format.setArray(2, connection.createArrayOf("text", names));
      try (ResultSet result = format.executeQuery()) {
        result.next();
        return result.getString(1);
      }
    }
  }

  /** Without the server's words: they may quote the command, and with it a password. */
  private static EmbeddedException refused(SQLException e) {
    return new EmbeddedException(
        "The embedded database refused a command (SQL state " + e.getSQLState() + ").");
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      cluster.stop();
    } finally {
      lock.close();
    }
  }
}
