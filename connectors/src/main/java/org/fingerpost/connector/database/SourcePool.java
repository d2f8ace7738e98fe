package org.fingerpost.connector.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Function;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * A few connections to a member's database, which read and cannot write. Made at the first use; let
 * go after a minute without use, for the member's server is small.
 */
final class SourcePool implements AutoCloseable {
  private static final int CONNECTIONS = 4;

  /** How long a connection may take where the database refuses: then it is away, and said to be. */
  private static final Duration REFUSED = Duration.ofSeconds(4);

  /** How many times as long one is waited for where all are in use, or one is being made. */
  private static final int TURNS = 4;

  private final SystemDescriptor.Database system;
  private final Function<Secret, String> secrets;
  private HikariDataSource pool;
  private String quote = "";
  private boolean closed;

  SourcePool(SystemDescriptor.Database system, Function<Secret, String> secrets) {
    this.system = system;
    this.secrets = secrets;
  }

  /** A transaction that sees one moment. */
  Snapshot snapshot() throws SQLException, SourceException {
    Dialect dialect = Dialect.of(system.url());
    return Snapshot.open(take(open(dialect)), dialect);
  }

  /** A connection that reads; the caller closes it. */
  Connection connection() throws SQLException, SourceException {
    return take(open(Dialect.of(system.url())));
  }

  /** What stands around a name in the database's SQL. */
  String quote() throws SQLException, SourceException {
    open(Dialect.of(system.url()));
    return quote;
  }

  /** Forgets the connections, so that the next use reads the password anew. */
  synchronized void forget() {
    if (pool != null) {
      pool.close();
      pool = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    forget();
  }

  /** The pool itself would try a database that refuses for as long as it waits for a free one. */
  private static Connection take(HikariDataSource pool) throws SQLException {
    for (int turn = 1; ; turn++) {
      try {
        return pool.getConnection();
      } catch (SQLTransientConnectionException e) {
        if (e.getCause() != null || turn == TURNS) {
          throw e;
        }
      }
    }
  }

  private synchronized HikariDataSource open(Dialect dialect) throws SQLException {
    if (closed) {
      throw new IllegalStateException("the connector was closed");
    }
    if (pool == null) {
      HikariDataSource opened = new HikariDataSource(configuration(dialect));
      try (Connection connection = opened.getConnection()) {
        quote = connection.getMetaData().getIdentifierQuoteString();
      }
      pool = opened;
    }
    return pool;
  }

  private HikariConfig configuration(Dialect dialect) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("member-database");
    config.setJdbcUrl(dialect.driverUrl(system.url()));
    config.setUsername(system.user());
    config.setPassword(secrets.apply(system.password()));
    config.setReadOnly(true);
    config.setAutoCommit(false);
    config.setTransactionIsolation(dialect.isolation());
    dialect.driverProperties().forEach(config::addDataSourceProperty);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
    config.setConnectionTimeout(REFUSED.toMillis());
    // A wrong password is said at once, not after every try.
    config.setInitializationFailTimeout(1);
    return config;
  }
}
