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
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.database.DatabaseConnector;
import org.fingerpost.connector.database.DatabaseConnector.Sight;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * Follows a member's database by its log of changes. A look for changes waits for them, as long as
 * the dataset's time between two looks, and hands over each batch as it comes.
 *
 * <p>The first look notes where the log stands, and then lists the whole table: what changes
 * meanwhile is told by the log afterwards.
 */
public final class CaptureConnector implements Connector {
  /** How often somebody who waits for changes asks whether to go on. */
  private static final long SIGN_OF_LIFE_MILLIS = 250;

  private static final String IN_USE = "55006";

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);
  private static final Duration LONGEST_BLINDNESS = Duration.ofSeconds(30);

  private final SystemDescriptor.Database system;
  private final SystemDescriptor.Capture capture;
  private final Function<DatasetDescriptor, SortedSet<String>> columns;
  private final Function<Secret, String> secrets;
  private final Duration heartbeat;
  private final DatabaseConnector tables;
  private final Map<String, Followed> streams = new ConcurrentHashMap<>();

  /**
   * A stream and how far what came of it is stored.
   *
   * @param heard when it last gave anything, a sign of life too, by {@link System#nanoTime}
   */
  private record Followed(
      SourceLog log, ChangeStream stream, CapturePosition reached, long heard) {}

  /** Makes a connector that connects when it is first asked to read. */
  public CaptureConnector(
      SystemDescriptor.Database system,
      SystemDescriptor.Capture capture,
      Function<DatasetDescriptor, SortedSet<String>> columns,
      Function<Secret, String> secrets) {
    this(system, capture, columns, secrets, EngineSettings.HEARTBEAT);
  }

  /** As above, with a heartbeat of one's own. */
  CaptureConnector(
      SystemDescriptor.Database system,
      SystemDescriptor.Capture capture,
      Function<DatasetDescriptor, SortedSet<String>> columns,
      Function<Secret, String> secrets,
      Duration heartbeat) {
    this.heartbeat = heartbeat;
    this.system = system;
    this.capture = capture;
    this.columns = columns;
    this.secrets = secrets;
    this.tables = new DatabaseConnector(system, columns, secrets);
  }

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    Optional<CapturePosition> position = CapturePosition.parse(from, shape(dataset));
    if (position.isEmpty()) {
      close(dataset);
      list(dataset, sink);
    } else {
      follow(dataset, position.get(), sink);
    }
  }

  @Override
  public void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    tables.readAll(dataset, sink);
  }

  @Override
  public boolean waitsForChanges() {
    return true;
  }

  /**
   * How many bytes of the member's disk its server keeps for this reader; alert on what grows: a
   * server whose disk is full stops.
   */
  @Override
  public long backlog(DatasetDescriptor dataset) throws SourceException {
    Followed followed = streams.get(dataset.name());
    return followed == null ? 0 : followed.log().backlog();
  }

  @Override
  public void close() {
    streams.values().forEach(followed -> followed.stream().close());
    streams.clear();
    tables.close();
  }

  private void close(DatasetDescriptor dataset) {
    Followed old = streams.remove(dataset.name());
    if (old != null) {
      old.stream().close();
    }
  }

  private void list(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    Position begun = new CapturePosition(shape(dataset), log(dataset).begin()).toPosition();
    tables.readAll(dataset, sink);
    sink.accept(new Page(List.of(), begun));
  }

  private void follow(DatasetDescriptor dataset, CapturePosition from, PageSink sink)
      throws SourceException, InterruptedException {
    Followed followed = streams.get(dataset.name());
    if (followed == null || !followed.reached().equals(from)) {
      followed = open(dataset, from);
    }
    long end = System.nanoTime() + patience(dataset).toNanos();
    do {
      followed = step(dataset, followed, sink);
    } while (System.nanoTime() < end);
  }

  private static Duration patience(DatasetDescriptor dataset) {
    Duration poll = dataset.schedule().poll();
    return poll.compareTo(LONGEST_LOOK) < 0 ? poll : LONGEST_LOOK;
  }

  private Followed open(DatasetDescriptor dataset, CapturePosition from) throws SourceException {
    close(dataset);
    SourceLog log = log(dataset);
    log.reaches(from);
    Properties settings = log.properties();
    settings.setProperty("heartbeat.interval.ms", Long.toString(heartbeat.toMillis()));
    Followed opened = new Followed(log, new ChangeStream(settings, from), from, System.nanoTime());
    streams.put(dataset.name(), opened);
    return opened;
  }

  private Followed step(DatasetDescriptor dataset, Followed followed, PageSink sink)
      throws SourceException, InterruptedException {
    Optional<ChangedKeys> batch = followed.stream().next(SIGN_OF_LIFE_MILLIS);
    if (batch.isPresent()) {
      return take(dataset, followed, batch.get(), sink);
    }
    if (followed.stream().hasEnded()) {
      close(dataset);
      throw broken(dataset, followed.stream());
    }
    if (System.nanoTime() - followed.heard() > silence().toNanos()) {
      close(dataset);
      throw SourceException.retriable(
          "The stream of changes of dataset %s has been silent for longer than it ever should be. It is started again from where it was safe."
              .formatted(dataset.name()),
          null);
    }
    sink.accept(new Page(List.of(), followed.reached().toPosition()));
    return followed;
  }

  /** A connection that broke without a word looks like a quiet table, but for the heartbeat. */
  private Duration silence() {
    return heartbeat.multipliedBy(5).plusSeconds(5);
  }

  private Followed take(
      DatasetDescriptor dataset, Followed followed, ChangedKeys batch, PageSink sink)
      throws SourceException, InterruptedException {
    if (batch.isTruncated()) {
      throw SourceException.missedChanges(
          "The table of dataset %s was emptied in one go (TRUNCATE). It is read anew and compared; many deletes wait for a person."
              .formatted(dataset.name()),
          null);
    }
    CapturePosition reached = new CapturePosition(shape(dataset), batch.offset());
    sink.accept(
        new Page(
            rows(dataset, batch.keys(), followed.log().sight(batch), sink), reached.toPosition()));
    followed.stream().safe();
    Followed moved = new Followed(followed.log(), followed.stream(), reached, System.nanoTime());
    streams.put(dataset.name(), moved);
    return moved;
  }

  /** The rows as they now are, in the order of their changes; those that are not there are gone. */
  private List<SourceRow> rows(
      DatasetDescriptor dataset, List<String> keys, Sight sight, PageSink sink)
      throws SourceException, InterruptedException {
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<String, SourceRow> found = new HashMap<>();
    List<SourceRow> rows = new ArrayList<>();
    read(dataset, keys, sight, sink).forEach(row -> found.put(row.key(), row));
    Set<String> asked = new HashSet<>(keys);
    found.values().stream().filter(row -> !asked.contains(row.key())).forEach(rows::add);
    for (String key : keys) {
      SourceRow row = found.get(key);
      rows.add(row == null ? SourceRow.deleted(key, "dataset " + dataset.name()) : row);
    }
    return rows;
  }

  private List<SourceRow> read(
      DatasetDescriptor dataset, List<String> keys, Sight sight, PageSink sink)
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

  private SourceException broken(DatasetDescriptor dataset, ChangeStream stream) {
    Optional<Throwable> failure = stream.failure();
    String sentence =
        "The stream of changes of dataset %s broke off. It is tried again from where it was safe."
            .formatted(dataset.name());
    if (failure.filter(CaptureConnector::isInUse).isPresent()) {
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

  private SourceLog log(DatasetDescriptor dataset) throws SourceException {
    if (!(dataset.location() instanceof DatasetDescriptor.Location.Table)) {
      throw SourceException.permanent(
          "Dataset %s names a query, and only tables can be followed by their log. Name a table, or put the dataset into a descriptor without capture."
              .formatted(dataset.name()));
    }
    return system.url().startsWith("jdbc:postgresql:")
        ? new PostgresLog(system, capture, tables, dataset, secrets)
        : new MariaDbLog(system, capture, tables, dataset, secrets);
  }

  private String shape(DatasetDescriptor dataset) {
    return Integer.toHexString(
        (dataset.location() + dataset.key() + columns.apply(dataset) + capture).hashCode());
  }
}
