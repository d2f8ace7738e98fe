package org.fingerpost.connector.capture;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Debezium engine for one table. It hands over one batch at a time, and tells the
 * database that a batch may be forgotten only when its reader has said that it is safe.
 */
final class ChangeStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);

  private final BlockingQueue<ChangedKeys> batches = new ArrayBlockingQueue<>(1);
  private final String name;
  private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
  private final Thread thread;
  private Optional<ChangedKeys> inHand = Optional.empty();
  private volatile boolean closed;
  private volatile boolean ended;
  private volatile Throwable failure;

  /** Starts it at that position. */
  ChangeStream(Properties settings, CapturePosition from) {
    this.name = settings.getProperty("name");
    SeededOffsets.plant(name, from.offset());
    settings.setProperty("offset.flush.interval.ms", "0");
    this.engine =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(settings)
            .using(getClass().getClassLoader())
            .using(OffsetCommitPolicy.always())
            .using((boolean success, String message, Throwable error) -> ended(error))
            .notifying(this::hand)
            .build();
    this.thread = new Thread(engine, "capture-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void hand(
      List<RecordChangeEvent<SourceRecord>> records,
      DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    ChangedKeys batch = new ChangedKeys(records.stream().map(RecordChangeEvent::record).toList());
    batches.put(batch);
    if (closed || !batch.awaitSafe()) {
      throw new InterruptedException("nobody takes changes any more");
    }
    for (RecordChangeEvent<SourceRecord> record : records) {
      committer.markProcessed(record);
    }
    committer.markBatchFinished();
  }

  private void ended(Throwable error) {
    failure = error;
    ended = true;
  }

  /** The next batch, or the one that was taken before and is not safe yet; empty: none came. */
  Optional<ChangedKeys> next(long millis) throws InterruptedException {
    if (inHand.isEmpty()) {
      inHand = Optional.ofNullable(batches.poll(millis, TimeUnit.MILLISECONDS));
    }
    return inHand;
  }

  /** Everything of the batch in hand is safe. */
  void safe() {
    inHand.ifPresent(ChangedKeys::safe);
    inHand = Optional.empty();
  }

  /** Whether it runs no longer. */
  boolean hasEnded() {
    return ended && inHand.isEmpty() && batches.isEmpty();
  }

  /** Why it ended, where that was a failure. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() {
    closed = true;
    inHand.ifPresent(ChangedKeys::abandon);
    ChangedKeys waiting = batches.poll();
    if (waiting != null) {
      waiting.abandon();
    }
    try {
      engine.close();
    } catch (IOException | IllegalStateException e) {
      LOG.debug("The stream {} had ended before it was closed", name, e);
    }
    SeededOffsets.clear(name);
  }
}
