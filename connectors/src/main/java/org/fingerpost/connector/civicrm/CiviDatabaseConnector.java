package org.fingerpost.connector.civicrm;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.database.DatabaseConnector;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * Reads CiviCRM's own database: a ready-made query for each dataset, over the machinery that reads
 * any database. It asks the database which columns its version has, since they differ.
 */
public final class CiviDatabaseConnector implements Connector {
  private final DatabaseConnector database;
  private final Function<DatasetDescriptor, SortedSet<String>> columns;
  private final KnownSchema schema;

  /** See {@link DatabaseConnector#DatabaseConnector}. */
  public CiviDatabaseConnector(
      SystemDescriptor.Database system,
      Function<DatasetDescriptor, SortedSet<String>> columns,
      Function<Secret, String> secrets) {
    this.columns = columns;
    this.database = new DatabaseConnector(system, this::columnsOf, secrets);
    this.schema = new KnownSchema(database);
  }

  /** A ready-made dataset with the query that reads it in this member's version. */
  private record Prepared(DatasetDescriptor dataset, boolean merged, boolean mergedAsked) {
    PageSink following(PageSink sink) {
      return new MergedRows(merged, mergedAsked, sink);
    }
  }

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    read(
        dataset,
        sink,
        prepared -> database.readChanges(prepared.dataset(), from, prepared.following(sink)));
  }

  @Override
  public void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    read(dataset, sink, prepared -> database.readAll(prepared.dataset(), prepared.following(sink)));
  }

  /** CiviCRM's own schema has no index on the time of an activity's last change. */
  @Override
  public Optional<String> advice(DatasetDescriptor dataset)
      throws SourceException, InterruptedException {
    CiviDataset ready = CiviDataset.of(dataset);
    Optional<String> changed = ready.changed().flatMap(ready::ownColumn);
    String table = ready.tables().get(ready.from());
    return changed.isPresent() && schema.get().has(table, changed.get())
        ? database.advice(KnownSchema.question("SELECT 1 AS id"), table, changed.get())
        : Optional.empty();
  }

  /** What is done with a query that is ready. */
  private interface Task {
    void read(Prepared prepared) throws SourceException, InterruptedException;
  }

  private void read(DatasetDescriptor dataset, PageSink sink, Task task)
      throws SourceException, InterruptedException {
    try {
      task.read(prepare(dataset, sink));
    } catch (SourceException e) {
      if (!e.isRetriable() && !e.isUndecided()) {
        // CiviCRM may have been updated since it was asked what it has: then that is what is said.
        schema.forget();
        prepare(dataset, sink);
      }
      throw e;
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private SortedSet<String> columnsOf(DatasetDescriptor dataset) {
    if (KnownSchema.isQuestion(dataset)) {
      return KnownSchema.columns(dataset);
    }
    SortedSet<String> wanted = new TreeSet<>(columns.apply(dataset));
    wanted.add(dataset.key());
    if (mayMerge(dataset)) {
      wanted.add(CiviDataset.MERGED_INTO);
    }
    return wanted;
  }

  private static boolean mayMerge(DatasetDescriptor dataset) {
    return dataset.location() instanceof Location.Query query
        && query.sql().contains(" AS `" + CiviDataset.MERGED_INTO + "`");
  }

  private Prepared prepare(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    CiviDataset ready = CiviDataset.of(dataset);
    CiviQuery query = new CiviQuery(ready, schema.get());
    SortedSet<String> wanted = new TreeSet<>(columns.apply(dataset));
    wanted.add(dataset.key());
    boolean asked = wanted.contains(CiviDataset.MERGED_INTO);
    if (ready.merged()) {
      wanted.add(CiviDataset.MERGED_INTO);
    }
    ready.changed().ifPresent(wanted::add);
    String sql = query.sql(dataset.name(), wanted);
    Optional<String> changed = ready.changed().filter(name -> !query.lacking().contains(name));
    SortedSet<String> lacking = new TreeSet<>(query.lacking());
    ready.changed().ifPresent(lacking::remove);
    lacking.remove(CiviDataset.MERGED_INTO);
    if (!lacking.isEmpty()) {
      throw lacking(dataset, wanted, lacking, sink);
    }
    return new Prepared(dataset.at(new Location.Query(sql, changed)), ready.merged(), asked);
  }

  /** Never a column of nothing: what was there before holds the dataset, what never was is said. */
  private static SourceException lacking(
      DatasetDescriptor dataset, SortedSet<String> wanted, SortedSet<String> lacking, PageSink sink)
      throws SourceException {
    SortedMap<String, String> shape = new TreeMap<>();
    wanted.stream().filter(name -> !lacking.contains(name)).forEach(name -> shape.put(name, ""));
    sink.shape(new SourceShape(shape, true));
    return SourceException.permanent(
        "This version of CiviCRM has no %s for dataset %s. Leave out of the agreement the fields that are made of it, or make them of other columns."
            .formatted(String.join(", ", lacking), dataset.name()));
  }
}
