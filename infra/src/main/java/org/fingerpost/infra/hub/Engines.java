package org.fingerpost.infra.hub;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.hub.HubSettings.DatabaseAddress;
import org.fingerpost.route.flow.Durability;

/**
 * The broker and the database of one hub, embedded or its owner's.
 *
 * @param durability forces the embedded broker's log; nothing to do for a cluster, which has
 *     replicas
 */
record Engines(String brokers, Durability durability, JointPools database) {

  /**
   * Starts both side by side.
   *
   * @param ahead the embedded broker, where the caller has begun to start it
   */
  static Engines start(
      HubSettings settings, Optional<BrokerAhead> ahead, CloseStack started, Consumer<String> lines)
      throws InterruptedException {
    if (settings.brokers().isPresent()) {
      JointPools database = database(settings, started, lines);
      String brokers = settings.brokers().get();
      verify(brokers);
      lines.accept("Kafka       " + brokers);
      return new Engines(brokers, Durability.none(), database);
    }
    BrokerAhead starting = started.add(ahead.orElseGet(() -> BrokerAhead.in(settings.data())));
    JointPools database = database(settings, started, lines);
    EmbeddedBroker broker = starting.await();
    lines.accept("Kafka       " + broker.bootstrapServers() + " (embedded)");
    return new Engines(broker.bootstrapServers(), broker::flush, database);
  }

  /**
   * An engine that does not answer.
   *
   * @param engine {@code broker} or {@code database}
   */
  record Away(String engine, EngineException problem) {}

  /** The first of one's own engines that does not answer. */
  static Optional<Away> away(HubSettings settings) throws InterruptedException {
    try {
      if (settings.brokers().isPresent()) {
        verify(settings.brokers().get());
      }
    } catch (EngineException e) {
      return Optional.of(new Away("broker", e));
    }
    if (settings.database().isEmpty()) {
      return Optional.empty();
    }
    try (HikariDataSource pool = JointPools.single(settings.database().get())) {
      verify(pool);
      return Optional.empty();
    } catch (EngineException e) {
      return Optional.of(new Away("database", e));
    }
  }

  Engines watched(UnaryOperator<Durability> watch) {
    return new Engines(brokers, watch.apply(durability), database);
  }

  private static JointPools database(
      HubSettings settings, CloseStack started, Consumer<String> lines) {
    JointPools database = JointPools.open(address(settings, started, lines), started);
    verify(database.flow());
    return database;
  }

  private static DatabaseAddress address(
      HubSettings settings, CloseStack started, Consumer<String> lines) {
    if (settings.database().isPresent()) {
      lines.accept("PostgreSQL  " + settings.database().get());
      return settings.database().get();
    }
    EmbeddedDatabase database =
        started.add(EmbeddedDatabase.start(settings.data().resolve("database")));
    lines.accept("PostgreSQL  127.0.0.1:" + database.port() + " (embedded)");
    return DatabaseAddress.on(database);
  }

  static void verify(HikariDataSource database) {
    try (Connection connection = database.getConnection()) {
      connection.isValid(JointPools.PATIENCE_SECONDS);
    } catch (SQLException e) {
      throw new EngineException(
          "PostgreSQL does not answer at "
              + database.getJdbcUrl()
              + " ("
              + reason(e)
              + "). See that it runs, and that FINGERPOST_DATABASE_URL, _USER and _PASSWORD are"
              + " right.",
          e);
    }
  }

  /** The pool's own words say only that it waited; the driver's say why. */
  private static String reason(SQLException e) {
    Throwable last = e;
    while (last.getCause() instanceof SQLException) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }

  private static void verify(String brokers) throws InterruptedException {
    int millis = (int) TimeUnit.SECONDS.toMillis(JointPools.PATIENCE_SECONDS);
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", brokers,
            "request.timeout.ms", millis,
            "default.api.timeout.ms", millis);
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get(JointPools.PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | org.apache.kafka.common.KafkaException e) {
      throw new EngineException(
          "Kafka does not answer at "
              + brokers
              + ". See that it runs, and that FINGERPOST_KAFKA_BROKERS names its bootstrap"
              + " servers as host:port.",
          e);
    }
  }
}
