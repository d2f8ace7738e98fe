package org.fingerpost.route.flow;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.flywaydb.core.Flyway;

/** A hub's services on a real broker and a real joint database, for tests. */
public final class TestHub implements AutoCloseable {
  private static EmbeddedDatabase server;
  private static DataSource database;

  private final HubServices services;

  private TestHub(HubServices services) {
    this.services = services;
  }

  /** With those members and every topic made. */
  public static TestHub of(MemberDescriptor... members) throws InterruptedException {
    return of(TestBroker.settings(), Durability.none(), members);
  }

  /** With a broker of the test's own. */
  public static TestHub of(
      FlowSettings settings, Durability durability, MemberDescriptor... members)
      throws InterruptedException {
    TopicMaker topics = new TopicMaker(settings);
    List<MemberDescriptor> all = List.of(members);
    topics.make(TopicMaker.topicsOf(all.stream().map(MemberDescriptor::id).toList()));
    Clock clock = Clock.systemUTC();
    return new TestHub(
        new HubServices(
            database(),
            settings,
            new TopicWriter(settings),
            topics,
            durability,
            new RouteBoard(clock),
            new FlowMetrics(new SimpleMeterRegistry()),
            clock,
            all));
  }

  /** What stages are given. */
  public HubServices services() {
    return services;
  }

  /** The joint database of this JVM's tests, migrated. */
  public static synchronized DataSource database() {
    if (database == null) {
      server = EmbeddedDatabase.start(folder()).createDatabase("joint");
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      HikariConfig pool = new HikariConfig();
      pool.setDataSource(server.dataSource("joint"));
      pool.setMaximumPoolSize(8);
      database = new HikariDataSource(pool);
      Flyway.configure().dataSource(database).load().migrate();
    }
    return database;
  }

  private static java.nio.file.Path folder() {
    try {
      return Files.createTempDirectory("fingerpost-database");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    services.writer().close();
    services.topics().close();
  }
}
