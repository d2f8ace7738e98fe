package org.fingerpost.route.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.schema.Json;

/** A member system for tests: a table in memory that can break in every way a real one does. */
final class MemberTable implements Connector {
  private record Version(long changed, SourceRow row) {}

  private final Map<String, Version> rows = new LinkedHashMap<>();
  private final int pageSize;
  private long clock;
  private Optional<SourceException> broken = Optional.empty();
  private Optional<SourceShape> shape = Optional.empty();
  private boolean listingBreaksOff;
  private boolean missed;
  final AtomicInteger reads = new AtomicInteger();
  final List<Position> startedFrom = new ArrayList<>();
  int rowsHandedOver;

  MemberTable(int pageSize) {
    this.pageSize = pageSize;
  }

  synchronized MemberTable put(String key, String... columnsAndValues) {
    ObjectNode fields = Json.object().put("id", key);
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      fields.put(columnsAndValues[i], columnsAndValues[i + 1]);
    }
    rows.put(key + '#' + rowsWithoutKey(key), version(new SourceRow(key, "table groups", fields)));
    return this;
  }

  private String rowsWithoutKey(String key) {
    return key.isEmpty() ? Integer.toString(rows.size()) : "";
  }

  synchronized void putUnreadable(String key) {
    rows.put(key + '#', version(SourceRow.unreadable(key, "table groups", "The row is spoilt.")));
  }

  private Version version(SourceRow row) {
    return new Version(++clock, row);
  }

  synchronized void delete(String key) {
    rows.remove(key + '#');
  }

  /** Deletes a row and says so, as a system does that is followed by its log. */
  synchronized void deleteLoudly(String key) {
    rows.put(key + '#', version(SourceRow.deleted(key, "table groups")));
  }

  /** The next look finds that its position reaches nothing any more. */
  synchronized void missChanges() {
    missed = true;
  }

  synchronized void deleteIf(Predicate<String> keys) {
    rows.values().removeIf(version -> keys.test(version.row().key()));
  }

  /** Says from now on which columns it has, and what each is read as. */
  synchronized void shape(String... columnsAndTypes) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndTypes.length; i += 2) {
      columns.put(columnsAndTypes[i], columnsAndTypes[i + 1]);
    }
    shape = Optional.of(new SourceShape(new TreeMap<>(columns), true));
  }

  synchronized void breakWith(SourceException problem) {
    broken = Optional.ofNullable(problem);
  }

  synchronized void breakListingsOff(boolean breakOff) {
    listingBreaksOff = breakOff;
  }

  @Override
  public synchronized void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    reads.incrementAndGet();
    startedFrom.add(from);
    throwIfBroken();
    if (missed) {
      missed = false;
      throw SourceException.missedChanges("The log was emptied.", null);
    }
    tellShape(sink);
    long after = from.isStart() ? 0 : Long.parseLong(from.text());
    hand(rows.values().stream().filter(version -> version.changed() > after).toList(), sink);
  }

  @Override
  public synchronized void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    throwIfBroken();
    tellShape(sink);
    List<Version> all = rows.values().stream().filter(version -> !version.row().gone()).toList();
    if (listingBreaksOff) {
      hand(all.subList(0, all.size() / 2), sink);
      throw SourceException.retriable("The listing broke off half-way.", null);
    }
    hand(all, sink);
  }

  private void tellShape(PageSink sink) throws SourceException {
    if (shape.isPresent()) {
      sink.shape(shape.get());
    }
  }

  private void throwIfBroken() throws SourceException {
    if (broken.isPresent()) {
      throw broken.get();
    }
  }

  private void hand(List<Version> versions, PageSink sink) throws InterruptedException {
    List<Version> inOrder =
        versions.stream().sorted(java.util.Comparator.comparing(Version::changed)).toList();
    for (int from = 0; from < inOrder.size(); from += pageSize) {
      List<Version> page = inOrder.subList(from, Math.min(from + pageSize, inOrder.size()));
      rowsHandedOver += page.size();
      Position next = new Position(Long.toString(page.get(page.size() - 1).changed()));
      sink.accept(new Page(page.stream().map(Version::row).toList(), next));
    }
  }

  @Override
  public void close() {}
}
