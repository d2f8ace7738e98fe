package org.fingerpost.connector.capture;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.database.DatabaseConnector;
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
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

  private final SystemDescriptor.Database system;
  private final SystemDescriptor.Capture capture;
  private final Function<DatasetDescriptor, SortedSet<String>> columns;
  private final Function<Secret, String> secrets;
  private final Duration heartbeat;
  private final DatabaseConnector tables;
  private final Map<String, FollowedTable> followed = new ConcurrentHashMap<>();

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
    FollowedTable table = followed.get(dataset.name());
    return table == null ? 0 : table.backlog();
  }

  @Override
  public void close() {
    followed.values().forEach(FollowedTable::close);
    followed.clear();
    tables.close();
  }

  private void close(DatasetDescriptor dataset) {
    FollowedTable old = followed.remove(dataset.name());
    if (old != null) {
      old.close();
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
    FollowedTable table = followed.get(dataset.name());
    if (table == null || !table.standsAt(from)) {
      table = open(dataset, from);
    }
    long end = System.nanoTime() + patience(dataset).toNanos();
    do {
      table.step(sink);
    } while (System.nanoTime() < end);
  }

  private static Duration patience(DatasetDescriptor dataset) {
    Duration poll = dataset.schedule().poll();
    return poll.compareTo(LONGEST_LOOK) < 0 ? poll : LONGEST_LOOK;
  }

  private FollowedTable open(DatasetDescriptor dataset, CapturePosition from)
      throws SourceException {
    close(dataset);
    SourceLog log = log(dataset);
    log.reaches(from);
    FollowedTable opened = new FollowedTable(dataset, tables, log, from, heartbeat);
    followed.put(dataset.name(), opened);
    return opened;
  }

  private SourceLog log(DatasetDescriptor dataset) throws SourceException {
    if (!(dataset.location() instanceof DatasetDescriptor.Location.Table)) {
      throw SourceException.permanent(
          "Dataset %s names a query, and only tables can be followed by their log. Name a table, or put the dataset into a descriptor without capture."
              .formatted(dataset.name()));
    }
    LoggedTable table = new LoggedTable(system, capture, tables, dataset, secrets);
    if (system.url().startsWith("jdbc:postgresql:")) {
      return new PostgresLog(table);
    }
    return isMariaDb(table) ? new MariaDbLog(table) : new MySqlLog(table);
  }

  /** Asked of the server: the address names a driver, and either serves both. */
  private boolean isMariaDb(LoggedTable table) throws SourceException {
    return table.ask(
        connection -> connection.getMetaData().getDatabaseProductName().equals("MariaDB"));
  }

  private String shape(DatasetDescriptor dataset) {
    return Integer.toHexString(
        (dataset.location() + dataset.key() + columns.apply(dataset) + capture).hashCode());
  }
}
