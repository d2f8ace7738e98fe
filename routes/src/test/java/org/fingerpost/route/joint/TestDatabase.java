package org.fingerpost.route.joint;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.fingerpost.embedded.EmbeddedDatabase;

/** One real PostgreSQL for all tests of a JVM; each test has a database of its own. */
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EmbeddedDatabase server;

  private TestDatabase() {}

  /** A new joint database, migrated. */
  public static HikariDataSource fresh() {
    String name = "test" + NUMBER.incrementAndGet();
    server().createDatabase(name);
    HikariConfig config = new HikariConfig();
    config.setDataSource(server().dataSource(name));
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    HikariDataSource database = new HikariDataSource(config);
    JointDatabase.migrate(database);
    return database;
  }

  private static synchronized EmbeddedDatabase server() {
    if (server == null) {
      try {
        server = EmbeddedDatabase.start(Files.createTempDirectory("fingerpost-database"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
    return server;
  }
}
