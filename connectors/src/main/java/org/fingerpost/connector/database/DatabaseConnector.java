package org.fingerpost.connector.database;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * Reads a member's SQL database, and cannot write to it.
 *
 * <p>A dataset with a column for the time of the last change is read by that: see {@link
 * TableReading}. Without one, every look for changes is a complete listing.
 */
public final class DatabaseConnector implements Connector {
  private final SystemDescriptor.Database system;
  private final Function<DatasetDescriptor, SortedSet<String>> columns;
  private final SourcePool pool;

  /**
   * Makes a connector that connects when it is first asked to read.
   *
   * @param columns the columns of a dataset that may be read: those that shared fields and
   *     conditions need
   * @param secrets looks a secret up; asked at each new start of connections
   */
  public DatabaseConnector(
      SystemDescriptor.Database system,
      Function<DatasetDescriptor, SortedSet<String>> columns,
      Function<Secret, String> secrets) {
    this.system = system;
    this.columns = columns;
    this.pool = new SourcePool(system, secrets);
  }

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    read(dataset, sink, reading -> reading.changes(from, sink));
  }

  @Override
  public void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    read(dataset, sink, reading -> reading.listing(sink));
  }

  /** Whether a snapshot shows enough to be read; asked before any row of it is. */
  @FunctionalInterface
  public interface Sight {
    /** Asks in the snapshot's own transaction. */
    boolean reaches(Connection snapshot) throws SQLException;
  }

  /** Something that is asked of the database besides its rows. */
  @FunctionalInterface
  public interface Question<T> {
    /** Asks; the connection is closed afterwards, and what it did rolled back. */
    T ask(Connection connection) throws SQLException, SourceException;
  }

  /**
   * The rows of a table that have one of the keys, as one moment shows them.
   *
   * @param keys as {@link SourceRow#key} has them, a page at most
   * @param sink told of the table's columns, where one is missing
   * @return empty where that moment is not the one that is looked for
   */
  public Optional<List<SourceRow>> readKeys(
      DatasetDescriptor dataset, List<String> keys, Sight sight, PageSink sink)
      throws SourceException, InterruptedException {
    List<SourceRow> rows = new ArrayList<>();
    boolean[] seen = {false};
    read(dataset, sink, reading -> seen[0] = reading.rows(keys, sight, rows::add));
    return seen[0] ? Optional.of(rows) : Optional.empty();
  }

  /** Asks the database something; what goes wrong is explained as for the dataset's rows. */
  public <T> T ask(DatasetDescriptor dataset, Question<T> question) throws SourceException {
    Selection selection = null;
    try {
      selection = Selection.of(dataset, columns.apply(dataset), pool.quote());
      try (Snapshot snapshot = pool.snapshot()) {
        return question.ask(snapshot.connection());
      }
    } catch (SQLException | PoolInitializationException e) {
      throw explain(new DatabaseFailure(system), selection, e);
    }
  }

  @Override
  public Optional<String> advice(DatasetDescriptor dataset) throws SourceException {
    return dataset.location() instanceof DatasetDescriptor.Location.Table table
            && table.changed().isPresent()
        ? advice(dataset, table.name(), table.changed().get())
        : Optional.empty();
  }

  /** The same of a table that a dataset's query reads by that column's times. */
  public Optional<String> advice(DatasetDescriptor dataset, String table, String changed)
      throws SourceException {
    Dialect dialect = Dialect.of(system.url());
    return ask(
        dataset,
        connection ->
            new ChangeIndex(connection, dialect, table, changed)
                .advice(Selection.quotedPath(table, pool.quote())));
  }

  /** What a failure elsewhere means, where it is the connection's or the user's. */
  public Optional<SourceException> explain(Throwable failure) {
    return new ConnectionFailure(system).explain(failure);
  }

  @Override
  public void close() {
    pool.close();
  }

  private void read(DatasetDescriptor dataset, PageSink sink, Task task)
      throws SourceException, InterruptedException {
    DatabaseFailure failures = new DatabaseFailure(system);
    Selection selection = null;
    try {
      selection = Selection.of(dataset, columns.apply(dataset), pool.quote());
      try (Snapshot snapshot = pool.snapshot()) {
        task.read(new TableReading(snapshot, Dialect.of(system.url()), selection, dataset));
      }
    } catch (SQLException | PoolInitializationException e) {
      if (selection != null && FailureCodes.isMissingColumn(e)) {
        tellShape(selection, sink);
      }
      throw explain(failures, selection, e);
    }
  }

  /** A column that is missing may have been there before: then that is what is to be said. */
  private void tellShape(Selection selection, PageSink sink) throws SourceException {
    Optional<SourceShape> shape;
    try (Snapshot snapshot = pool.snapshot()) {
      shape = snapshot.shape(selection);
    } catch (SQLException e) {
      return; // what failed first is said instead
    }
    if (shape.isPresent()) {
      // Which columns there are is what counts here; a catalogue may name types in its own way.
      SortedMap<String, String> names = new TreeMap<>();
      shape.get().columns().keySet().forEach(name -> names.put(name, ""));
      sink.shape(new SourceShape(names, true));
    }
  }

  private SourceException explain(
      DatabaseFailure failures, Selection selection, Exception failure) {
    if (FailureCodes.isRefusedLogin(failure)) {
      pool.forget();
    }
    if (selection == null) {
      return failures.connecting(failure);
    }
    return failures.reading(failure, selection, new SchemaAdvice(pool, selection));
  }

  /** What is done in one snapshot. */
  @FunctionalInterface
  private interface Task {
    void read(TableReading reading) throws SQLException, SourceException, InterruptedException;
  }
}
