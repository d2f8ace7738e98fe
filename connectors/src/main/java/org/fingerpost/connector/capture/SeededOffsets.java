package org.fingerpost.connector.capture;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.fingerpost.schema.Json;

/**
 * What the engine takes for its store of offsets: at the start it holds the hub's stored position,
 * and what the engine writes is forgotten with it. Where a position is kept is the hub's part.
 * Debezium makes it, by its name.
 */
public final class SeededOffsets extends MemoryOffsetBackingStore {
  private static final Map<String, Map<String, Object>> SEEDS = new ConcurrentHashMap<>();

  /** For Debezium. */
  public SeededOffsets() {}

  /** The offset that the engine of that name starts at. */
  static void plant(String engine, Map<String, Object> offset) {
    SEEDS.put(engine, Map.copyOf(offset));
  }

  static void clear(String engine) {
    SEEDS.remove(engine);
  }

  @Override
  public void configure(WorkerConfig config) {
    super.configure(config);
    // Keys are the engine's name and the partition, as Kafka Connect writes them.
    SEEDS.forEach(
        (engine, offset) ->
            data.put(bytes(List.of(engine, Map.of("server", engine))), bytes(offset)));
  }

  @Override
  public Set<Map<String, Object>> connectorPartitions(String connector) {
    return Set.of();
  }

  private static ByteBuffer bytes(Object value) {
    return ByteBuffer.wrap(Json.write(Json.MAPPER.valueToTree(value)));
  }
}
