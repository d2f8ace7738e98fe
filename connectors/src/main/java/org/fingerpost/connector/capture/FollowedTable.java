package org.fingerpost.connector.capture;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.database.DatabaseConnector;
import org.fingerpost.connector.database.DatabaseConnector.Sight;
import org.fingerpost.connector.descriptor.DatasetDescriptor;

/**
 * One table whose changes are being told, and how far what came of them is stored. It stays open
 * from look to look. Used by one thread at a time.
 */
final class FollowedTable implements AutoCloseable {
  /** How often somebody who waits for changes asks whether to go on. */
  private static final long SIGN_OF_LIFE_MILLIS = 250;

  private static final String IN_USE = "55006";
  private static final Duration LONGEST_BLINDNESS = Duration.ofSeconds(30);

  private final DatasetDescriptor dataset;
  private final DatabaseConnector tables;
  private final SourceLog log;
  private final ChangeStream stream;
  private final Duration silence;
  private CapturePosition reached;

  /** When it last gave anything, a sign of life too, by {@link System#nanoTime}. */
  private long heard = System.nanoTime();

  private volatile boolean closed;

  /** Starts it at that position, which the log reaches. */
  FollowedTable(
      DatasetDescriptor dataset,
      DatabaseConnector tables,
      SourceLog log,
      CapturePosition from,
      Duration heartbeat) {
    this.dataset = dataset;
    this.tables = tables;
    this.log = log;
    this.reached = from;
    // A connection that broke without a word looks like a quiet table, but for the heartbeat.
    this.silence = heartbeat.multipliedBy(5).plusSeconds(5);
    Properties settings = log.properties();
    settings.setProperty("heartbeat.interval.ms", Long.toString(heartbeat.toMillis()));
    this.stream = new ChangeStream(settings, from);
  }

  /** Whether it is open, and what came up to that position, and nothing after it, is stored. */
  boolean standsAt(CapturePosition position) {
    return !closed && reached.equals(position);
  }

  long backlog() throws SourceException {
    return log.backlog();
  }

  /**
   * Hands over the next batch, or a page without rows where none came for a moment.
   *
   * @throws SourceException it is then either closed, or gives the same batch again
   */
  void step(PageSink sink) throws SourceException, InterruptedException {
    Optional<ChangedKeys> batch = stream.next(SIGN_OF_LIFE_MILLIS);
    if (batch.isPresent()) {
      take(batch.get(), sink);
    } else if (stream.hasEnded()) {
      close();
      throw broken();
    } else if (System.nanoTime() - heard > silence.toNanos()) {
      close();
      throw SourceException.retriable(
          "The stream of changes of dataset %s has been silent for longer than it ever should be. It is started again from where it was safe."
              .formatted(dataset.name()),
          null);
    } else {
      sink.accept(new Page(List.of(), reached.toPosition()));
    }
  }

  private void take(ChangedKeys batch, PageSink sink) throws SourceException, InterruptedException {
    if (batch.isTruncated()) {
      throw SourceException.missedChanges(
          "The table of dataset %s was emptied in one go (TRUNCATE). It is read anew and compared; many deletes wait for a person."
              .formatted(dataset.name()),
          null);
    }
    CapturePosition next = new CapturePosition(reached.shape(), batch.offset());
    sink.accept(new Page(rows(batch.keys(), log.sight(batch), sink), next.toPosition()));
    stream.safe();
    reached = next;
    heard = System.nanoTime();
  }

  /** The rows as they now are, in the order of their changes; those that are not there are gone. */
  private List<SourceRow> rows(List<String> keys, Sight sight, PageSink sink)
      throws SourceException, InterruptedException {
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<String, SourceRow> found = new HashMap<>();
    List<SourceRow> rows = new ArrayList<>();
    read(keys, sight, sink).forEach(row -> found.put(row.key(), row));
    Set<String> asked = new HashSet<>(keys);
    found.values().stream().filter(row -> !asked.contains(row.key())).forEach(rows::add);
    for (String key : keys) {
      SourceRow row = found.get(key);
      rows.add(row == null ? SourceRow.deleted(key, "dataset " + dataset.name()) : row);
    }
    return rows;
  }

  private List<SourceRow> read(List<String> keys, Sight sight, PageSink sink)
      throws SourceException, InterruptedException {
    long end = System.nanoTime() + LONGEST_BLINDNESS.toNanos();
    Optional<List<SourceRow>> rows = tables.readKeys(dataset, keys, sight, sink);
    while (rows.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      rows = tables.readKeys(dataset, keys, sight, sink);
    }
    return rows.orElseThrow(
        () ->
            SourceException.retriable(
                "The log of dataset %s tells of changes that its table does not show yet; a server that waits for its standby does that. It is tried again."
                    .formatted(dataset.name()),
                null));
  }

  private SourceException broken() {
    Optional<Throwable> failure = stream.failure();
    String sentence =
        "The stream of changes of dataset %s broke off. It is tried again from where it was safe."
            .formatted(dataset.name());
    if (failure.filter(FollowedTable::isInUse).isPresent()) {
      return SourceException.passing(sentence, failure.get());
    }
    return failure
        .flatMap(tables::explain)
        .orElseGet(() -> SourceException.retriable(sentence, failure.orElse(null)));
  }

  /** The server has not noticed yet that the stream before this one ended. */
  private static boolean isInUse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && IN_USE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    closed = true;
    stream.close();
  }
}
