package org.fingerpost.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.cli.ConnectStandalone;

/**
 * Kafka Connect standalone with Debezium's PostgreSQL source, its record unwrapped, and Debezium's
 * JDBC sink: what one would install instead to copy a table.
 *
 * <p>Runs in a JVM of its own beside the embedded broker and the sink's database, as the hub does.
 */
final class Peer {
  /**
   * As installed, and as fast as any settings found made it. Which of two ways the sink's batches
   * are better written in differs with the machine.
   */
  enum Settings {
    DEFAULT,
    /** The best, its rows written as batches that the driver makes one INSERT of. */
    BATCHES,
    /** The best, its rows written as arrays. */
    ARRAYS
  }

  static final String TOPIC = "peer.public.groups";

  private static final String ROW_SCHEMA =
      """
      {"type":"struct","optional":false,"name":"peer.public.groups.Value","fields":[\
      {"type":"int64","optional":false,"field":"id"},%s\
      {"type":"string","optional":false,"name":"io.debezium.time.ZonedTimestamp","version":1,"field":"changed"}]}""";

  private static final String KEY_SCHEMA =
      """
      {"type":"struct","optional":false,"name":"peer.public.groups.Key","fields":[\
      {"type":"int64","optional":false,"field":"id"}]}""";

  private static final String[] TEXT_COLUMNS = {
    "group_name",
    "description",
    "email",
    "website",
    "phone",
    "street",
    "town",
    "postcode",
    "charity_number",
    "state"
  };

  private Peer() {}

  static void runConnect(
      Path folder, String brokers, DatabaseAddress source, DatabaseAddress sink, Settings settings)
      throws Exception {
    boolean best = settings != Settings.DEFAULT;
    Path worker = write(folder, "worker", worker(folder, brokers, best));
    Path reading = write(folder, "source", source(source, best));
    Path writing = write(folder, "sink", sink(sink, best, settings == Settings.ARRAYS));
    ConnectStandalone.main(
        new String[] {worker.toString(), reading.toString(), writing.toString()});
  }

  static Map<String, String> worker(Path folder, String brokers, boolean best) {
    Map<String, String> worker = new LinkedHashMap<>();
    worker.put("bootstrap.servers", brokers);
    worker.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
    worker.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    worker.put("offset.storage.file.filename", folder.resolve("offsets").toString());
    worker.put("listeners", "http://127.0.0.1:0");
    worker.put("plugin.discovery", "service_load");
    worker.put("connector.client.config.override.policy", "All");
    if (best) {
      worker.put("producer.compression.type", "lz4");
      worker.put("producer.batch.size", "262144");
      worker.put("producer.linger.ms", "5");
      worker.put("consumer.max.poll.records", "2000");
      worker.put("consumer.fetch.min.bytes", "65536");
      worker.put("consumer.fetch.max.wait.ms", "50");
    }
    return worker;
  }

  static Map<String, String> source(DatabaseAddress database, boolean best) {
    Map<String, String> source = new LinkedHashMap<>();
    source.put("name", "groups-source");
    source.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    source.put("plugin.name", "pgoutput");
    source.put("topic.prefix", "peer");
    source.put("table.include.list", "public.groups");
    source.put("database.hostname", database.host());
    source.put("database.port", Integer.toString(database.port()));
    source.put("database.dbname", database.name());
    source.put("database.user", database.user());
    source.put("database.password", database.password());
    source.put("transforms", "unwrap");
    source.put("transforms.unwrap.type", "io.debezium.transforms.ExtractNewRecordState");
    source.put("transforms.unwrap.delete.tombstone.handling.mode", "tombstone");
    if (best) {
      source.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
      source.put("key.converter.schemas.enable", "false");
      source.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
      source.put("value.converter.schemas.enable", "false");
      source.put("max.batch.size", "8192");
      source.put("max.queue.size", "32768");
      source.put("poll.interval.ms", "10");
      source.put("snapshot.fetch.size", "10240");
    }
    return source;
  }

  private static Map<String, String> sink(DatabaseAddress database, boolean best, boolean arrays) {
    Map<String, String> sink = new LinkedHashMap<>();
    sink.put("name", "groups-sink");
    sink.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
    sink.put("topics", TOPIC);
    sink.put("connection.url", database.url() + (best ? "?reWriteBatchedInserts=true" : ""));
    sink.put("connection.username", database.user());
    sink.put("connection.password", database.password());
    sink.put("insert.mode", "upsert");
    sink.put("primary.key.mode", "record_key");
    sink.put("delete.enabled", "true");
    sink.put("schema.evolution", "basic");
    sink.put("collection.name.format", "groups_copy");
    if (best) {
      sink.put("tasks.max", "2");
      sink.put("batch.size", "2000");
      sink.put("dialect.postgres.unnest.insert.enabled", Boolean.toString(arrays));
      sink.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
      sink.put("key.converter.schema.content", KEY_SCHEMA);
      sink.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
      sink.put("value.converter.schema.content", rowSchema());
    }
    return sink;
  }

  private static String rowSchema() {
    StringBuilder columns = new StringBuilder();
    for (String column : TEXT_COLUMNS) {
      columns.append(
          "{\"type\":\"string\",\"optional\":false,\"field\":\"%s\"},".formatted(column));
    }
    return ROW_SCHEMA.formatted(columns);
  }

  static Path write(Path folder, String name, Map<String, String> settings) throws Exception {
    java.util.Properties properties = new java.util.Properties();
    properties.putAll(settings);
    Path file = folder.resolve(name + ".properties");
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return file;
  }
}
