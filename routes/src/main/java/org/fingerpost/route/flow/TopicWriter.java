package org.fingerpost.route.flow;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes whole batches to topics and returns when every record is acknowledged. One for the whole
 * process, with a producer for each stage that writes much: two that shared one would wait for each
 * other's records, and have each other's half-filled requests sent. Safe for use by many threads.
 */
public final class TopicWriter implements AutoCloseable {
  /**
   * The longest value, in bytes, that a stage may write: what a broker takes by default, less room
   * for headers. A stage refuses a longer record, since the broker would refuse its whole batch.
   */
  public static final int LONGEST_VALUE = 900_000;

  private final FlowSettings settings;
  private final StageWriter others;
  private final Map<String, StageWriter> stages = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Connects at the first write. */
  public TopicWriter(FlowSettings settings) {
    this.settings = settings;
    this.others = new StageWriter(settings);
  }

  /** The writer of a stage, by its name. */
  public StageWriter of(String stage) {
    if (closed) {
      throw new IllegalStateException("nothing is written any more: the hub is stopping");
    }
    return stages.computeIfAbsent(stage, name -> new StageWriter(settings));
  }

  /**
   * Writes now and then, without a producer of one's own.
   *
   * @return the topics that were written to
   * @see StageWriter#writeAll
   */
  public Set<String> writeAll(Collection<ProducerRecord<String, byte[]>> records) {
    return others.writeAll(records);
  }

  /** Waits a few seconds for what is under way. */
  @Override
  public void close() {
    closed = true;
    stages.values().forEach(StageWriter::close);
    others.close();
  }
}
