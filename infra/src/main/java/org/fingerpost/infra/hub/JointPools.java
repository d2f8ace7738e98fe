package org.fingerpost.infra.hub;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import org.fingerpost.infra.hub.HubSettings.DatabaseAddress;

/**
 * The hub's connections with the joint database: those that carry records, and those by which
 * people and programs look. They are kept apart for two reasons. However many look, none can keep
 * the flow waiting; and a stage goes on with the session that it used last, which knows its
 * statements and has its tables at hand.
 *
 * @param flow for the stages, what is asked of them, and health, which must not wait for who looks
 * @param pages for the console, the directory, feeds, webhooks, referrals and sign-in
 */
record JointPools(HikariDataSource flow, HikariDataSource pages) {
  /** How long one waits for a connection before a sentence says that there is none. */
  static final int PATIENCE_SECONDS = 10;

  private static final int FLOW_CONNECTIONS = 12;
  private static final int PAGES_CONNECTIONS = 8;

  /** Opens both. Nothing is asked of the database before somebody takes a connection. */
  static JointPools open(DatabaseAddress address, CloseStack started) {
    return new JointPools(
        started.add(pool(address, "flow", FLOW_CONNECTIONS)),
        started.add(pool(address, "pages", PAGES_CONNECTIONS)));
  }

  /** For one who is neither: a command, or a look whether the database answers. */
  static HikariDataSource single(DatabaseAddress address) {
    return pool(address, "joint", PAGES_CONNECTIONS);
  }

  private static HikariDataSource pool(DatabaseAddress address, String name, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setPoolName(name);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    config.setInitializationFailTimeout(-1); // Engines verifies it, with a better sentence
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("ApplicationName", "fingerpost " + name);
    return new HikariDataSource(config);
  }
}
