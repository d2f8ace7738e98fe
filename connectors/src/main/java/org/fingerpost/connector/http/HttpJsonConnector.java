package org.fingerpost.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.NeededColumns;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageBuffer;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location.Endpoint;
import org.fingerpost.connector.descriptor.JsonListing;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * Reads lists of JSON from a system on the web. Where the system can hand out what changed since a
 * moment, that moment is taken from its own clock; where it cannot, every look reads all.
 */
public final class HttpJsonConnector implements Connector {
  private static final String READ = "read";
  private static final String SINCE = "{since}";

  private final SystemDescriptor.Http system;
  private final HttpSource source;
  private final Function<DatasetDescriptor, SortedSet<String>> columns;

  /**
   * Makes a connector; nothing is asked yet.
   *
   * @param columns the columns of a dataset that may be read
   * @param secrets looks a secret up, each time it is used
   */
  public HttpJsonConnector(
      SystemDescriptor.Http system,
      Function<DatasetDescriptor, SortedSet<String>> columns,
      Function<Secret, String> secrets) {
    this.system = system;
    this.source = new HttpSource(system.access(), secrets);
    this.columns = columns;
  }

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    Endpoint endpoint = endpoint(dataset);
    Optional<Instant> since = endpoint.changes().isEmpty() ? Optional.empty() : moment(from);
    URI start = start(endpoint, since);
    ListingWalk walk = walk(dataset, endpoint);
    Rows rows = new Rows(dataset, endpoint, from, sink, since.isEmpty());
    WalkTrace trace = walk.through(start, rows);
    if (since.isPresent() && trace.pages() > 1) {
      // Only what this walk saw will not be asked for again.
      walk.verify(trace, start);
    }
    sink.accept(new Page(List.of(), next(dataset, trace)));
  }

  @Override
  public void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    Endpoint endpoint = endpoint(dataset);
    URI start = start(endpoint, Optional.empty());
    ListingWalk walk = walk(dataset, endpoint);
    Rows rows = new Rows(dataset, endpoint, Position.START, sink, true);
    WalkTrace trace = walk.through(start, rows);
    rows.rows.refuseUnlessWhole();
    walk.verify(trace, start);
  }

  /** Does nothing: all members share one client, which holds no connection for long. */
  @Override
  public void close() {}

  /** The system's own clock at the first page, less what may have been under way then. */
  private static Position next(DatasetDescriptor dataset, WalkTrace trace) {
    Duration lag = dataset.schedule().lag().plusSeconds(1);
    return new Position(trace.begun().map(begun -> begun.minus(lag).toString()).orElse(READ));
  }

  private static Optional<Instant> moment(Position position) {
    return position.isStart() || position.text().equals(READ)
        ? Optional.empty()
        : Optional.of(Instant.parse(position.text()));
  }

  private URI start(Endpoint endpoint, Optional<Instant> since) throws SourceException {
    Map<String, String> parameters = new LinkedHashMap<>(system.parameters());
    parameters.putAll(endpoint.parameters());
    since.ifPresent(
        moment ->
            endpoint
                .changes()
                .forEach((name, v) -> parameters.put(name, v.replace(SINCE, moment.toString()))));
    return Addresses.with(Addresses.below(source.base(), endpoint.path()), parameters);
  }

  private ListingWalk walk(DatasetDescriptor dataset, Endpoint endpoint) {
    JsonListing listing = system.listing();
    Optional<String> part = part(endpoint);
    Function<JsonNode, String> name =
        item ->
            endpoint.part().isPresent() ? "" : RecordRows.keyOf(record(item, part), dataset.key());
    return new ListingWalk(source, listing.paging(), PageForm.of(listing), name);
  }

  private Optional<String> part(Endpoint endpoint) {
    return endpoint.part().or(system.listing()::part);
  }

  private static JsonNode record(JsonNode item, Optional<String> part) {
    return part.map(path -> ColumnPath.find(item, path)).orElse(item);
  }

  private static Endpoint endpoint(DatasetDescriptor dataset) throws SourceException {
    if (dataset.location() instanceof Endpoint endpoint) {
      return endpoint;
    }
    throw SourceException.permanent(
        "Dataset %s names no path, so the system cannot be asked for it. Give it path, such as /groups."
            .formatted(dataset.name()));
  }

  /** Hands the records of each page of the system over before the next is asked for. */
  private final class Rows implements ListingWalk.PageTaker {
    private final RecordRows rows;
    private final PageBuffer pages;
    private final Position before;
    private final Optional<String> part;
    private final boolean shared;
    private final Set<String> seen = new HashSet<>();
    private final NeededColumns needed;
    private boolean toCheck;

    Rows(
        DatasetDescriptor dataset,
        Endpoint endpoint,
        Position before,
        PageSink sink,
        boolean wholeList) {
      this.needed = new NeededColumns(dataset, endpoint.path());
      this.toCheck = wholeList;
      this.rows =
          new RecordRows(
              endpoint.path().isEmpty() ? source.where() : endpoint.path(),
              columns.apply(dataset),
              dataset.key());
      this.pages = new PageBuffer(sink);
      this.before = before;
      this.part = part(endpoint);
      this.shared = endpoint.part().isPresent();
    }

    @Override
    public void take(List<JsonNode> items) throws SourceException, InterruptedException {
      List<JsonNode> records = new ArrayList<>();
      items.forEach(item -> records.add(record(item, part)));
      if (shared) {
        records.removeIf(this::isNoneOrAgain);
      }
      if (toCheck && !records.isEmpty()) {
        needed.refuseUnlessThere(records, ColumnPath::isThere);
        toCheck = false;
      }
      for (JsonNode record : records) {
        pages.add(rows.row(record), rows.size(), () -> before);
      }
      pages.finish(before);
    }

    /** As the organisation of several services is, or that of a service that has none. */
    private boolean isNoneOrAgain(JsonNode record) {
      String key = RecordRows.keyOf(record, rows.key());
      return record.isNull() || (!key.isEmpty() && !seen.add(key));
    }
  }
}
