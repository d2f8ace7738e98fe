package org.fingerpost.connector.capture;

import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;

/** What is the same for every database that Debezium follows. */
final class EngineSettings {
  /** How often a quiet table's position moves, so that the server can forget what lies behind. */
  static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** The rows of a batch are read at once and become one page. */
  static final int BATCH = 1_000;

  private EngineSettings() {}

  /**
   * Settings for following one table.
   *
   * @param table schema and table, as the database has them
   */
  static Properties of(String engine, String schema, String table, String key) {
    Properties settings = new Properties();
    String name = Pattern.quote(schema) + "\\." + Pattern.quote(table);
    settings.setProperty("name", engine);
    settings.setProperty("topic.prefix", engine);
    settings.setProperty("offset.storage", SeededOffsets.class.getName());
    settings.setProperty("table.include.list", name);
    settings.setProperty("column.include.list", name + "\\." + Pattern.quote(key));
    settings.setProperty("message.key.columns", name + ":" + key);
    settings.setProperty("tombstones.on.delete", "false");
    // A table that is emptied in one go has to be noticed.
    settings.setProperty("skipped.operations", "none");
    settings.setProperty("decimal.handling.mode", "string");
    settings.setProperty("include.schema.changes", "false");
    settings.setProperty("provide.transaction.metadata", "false");
    settings.setProperty("poll.interval.ms", "10");
    settings.setProperty("max.batch.size", Integer.toString(BATCH));
    settings.setProperty("max.queue.size", Integer.toString(2 * BATCH));
    // The hub says when to try again; an engine that did so by itself would look well meanwhile.
    settings.setProperty("errors.max.retries", "0");
    // Without a broker's address it does not start; nothing connects there.
    settings.setProperty("bootstrap.servers", "localhost:1");
    return settings;
  }
}
