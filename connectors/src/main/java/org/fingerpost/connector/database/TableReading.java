package org.fingerpost.connector.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.fingerpost.connector.PageBuffer;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.descriptor.DatasetDescriptor;

/**
 * One reading of one dataset, in one snapshot.
 *
 * <p>How no change is missed: every row that the snapshot shows is handed over at once, however
 * new; but the position moves only over rows whose time lies under the source's own clock less the
 * lag, and the next reading starts a lag before it. So a transaction that took its time stamp
 * earlier and committed later is still found, as long as it did not last longer than the lag; what
 * lasted longer the full compare finds. A row dated in the future is read at each look until its
 * time has come. What comes again costs little: the row ledger drops it.
 */
final class TableReading {
  /** A column of whole seconds may take more rows of the second that runs. */
  private static final long SHORTEST_LAG_MILLIS = 1_000;

  private final Snapshot snapshot;
  private final Dialect dialect;
  private final Selection selection;
  private final long lagMillis;
  private final List<ColumnType> types;
  private final RowReader reader;

  TableReading(Snapshot snapshot, Dialect dialect, Selection selection, DatasetDescriptor dataset)
      throws SQLException, SourceException {
    this.snapshot = snapshot;
    this.dialect = dialect;
    this.selection = selection;
    this.lagMillis = Math.max(SHORTEST_LAG_MILLIS, dataset.schedule().lag().toMillis());
    this.types = snapshot.types(selection);
    this.reader = new RowReader(selection, types);
  }

  /** Every row, and the certainty that it was every row. */
  void listing(PageSink sink) throws SQLException, SourceException, InterruptedException {
    tellShape(sink, snapshot.shape(selection));
    long expected = snapshot.number(selection.countSql());
    long read = deliver(selection.listingSql(types, dialect), sink);
    if (read != expected) {
      throw SourceException.retriable(
          "%s gave %d rows while it counted %d, so the listing is not known to be whole and no missing record is taken for deleted. Tables that keep no snapshots (such as MyISAM) do this while people work; it is tried again."
              .formatted(selection.place(), read, expected),
          null);
    }
  }

  /** The rows of those keys; nothing where the snapshot does not show enough. */
  boolean rows(List<String> keys, DatabaseConnector.Sight sight, Consumer<SourceRow> taker)
      throws SQLException, InterruptedException {
    if (!sight.reaches(snapshot.connection())) {
      return false;
    }
    snapshot.forEach(
        selection.keysSql(types, dialect, keys.size()),
        keys,
        row -> taker.accept(reader.read(row)));
    return true;
  }

  /** What changed since the position; without a column that tells, everything. */
  void changes(Position from, PageSink sink)
      throws SQLException, SourceException, InterruptedException {
    tellShape(sink, from.isStart() ? snapshot.shape(selection) : Optional.empty());
    if (selection.changed().isEmpty()) {
      deliver(selection.listingSql(types, dialect), sink);
      return;
    }
    ChangedType type = changedType();
    Snapshot.Clock clock = snapshot.clock(type, lagMillis);
    ChangePosition start = ChangePosition.parse(from, selection.shape());
    if (start.isStart()) {
      deliver(selection.undatedSql(types, dialect), sink);
    }
    changes(start, type, clock, sink);
  }

  /** At each look the columns that are read, which costs no further query. */
  private void tellShape(PageSink sink, Optional<SourceShape> complete) throws SourceException {
    SortedMap<String, String> columns = new TreeMap<>();
    complete.ifPresent(shape -> columns.putAll(shape.columns()));
    types.forEach(type -> columns.put(type.name(), type.readAs()));
    sink.shape(new SourceShape(columns, complete.isPresent()));
  }

  private void changes(ChangePosition start, ChangedType type, Snapshot.Clock clock, PageSink sink)
      throws SQLException, InterruptedException {
    ReadAhead.run(pages -> changes(start, type, clock, new PageBuffer(pages)), sink);
  }

  private void changes(
      ChangePosition start, ChangedType type, Snapshot.Clock clock, PageBuffer pages)
      throws SQLException, InterruptedException {
    ChangePosition[] reached = {start};
    int time = reader.next();
    snapshot.forEach(
        selection.changesSql(types, dialect, movesPosition(start, type), condition(start, type)),
        start.isStart()
            ? List.of(clock.bound())
            : List.of(clock.bound(), start.time(), start.time()),
        row -> {
          var source = reader.read(row);
          if (row.getInt(time + 1) == 1) {
            reached[0] = reached[0].at(row.getString(time), clock.millis());
          }
          pages.add(source, reader.lastSize(), () -> reached[0].toPosition());
        });
    pages.finish(reached[0].ended(clock.millis(), lagMillis).toPosition());
  }

  /** Under the bound, and beyond where the position stands. */
  private String movesPosition(ChangePosition start, ChangedType type) {
    String column = selection.changedName();
    String time = dialect.parameter(type);
    String under = column + " < " + time;
    return start.isStart() ? under : under + " AND " + column + " > " + time;
  }

  private String condition(ChangePosition start, ChangedType type) {
    String column = selection.changedName();
    if (start.isStart()) {
      return column + " IS NOT NULL";
    }
    return start.settled()
        ? column + " > " + dialect.parameter(type)
        : column + " >= " + dialect.parameterEarlier(type, lagMillis);
  }

  private long deliver(String sql, PageSink sink) throws SQLException, InterruptedException {
    long[] count = {0};
    ReadAhead.run(pages -> count[0] = deliver(sql, new PageBuffer(pages)), sink);
    return count[0];
  }

  private long deliver(String sql, PageBuffer pages) throws SQLException, InterruptedException {
    long[] count = {0};
    snapshot.forEach(
        sql,
        List.of(),
        row -> {
          pages.add(reader.read(row), reader.lastSize(), () -> Position.START);
          count[0]++;
        });
    pages.finish(Position.START);
    return count[0];
  }

  private ChangedType changedType() throws SourceException {
    String name = selection.changed().orElseThrow();
    ColumnType column =
        types.stream().filter(type -> type.name().equals(name)).findFirst().orElseThrow();
    return column
        .changedType()
        .orElseThrow(
            () ->
                SourceException.permanent(
                    "Column %s of %s, named under changed, holds %s and not a date and time, so it cannot tell what changed when. Name a column that does, or leave changed out: then every look reads all rows."
                        .formatted(name, selection.place(), column.typeName())));
  }
}
