package org.fingerpost.connector.openreferral;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.NeededColumns;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location.Endpoint;
import org.fingerpost.connector.descriptor.JsonListing.Paging;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.http.Addresses;
import org.fingerpost.connector.http.HttpSource;
import org.fingerpost.connector.http.ListingWalk;
import org.fingerpost.connector.http.RecordRows;
import org.fingerpost.connector.http.WalkTrace;

/**
 * Reads the services, organisations or locations of a directory. Its lists are summaries: each
 * record is fetched by itself when its entry in the list is new or different, and at every complete
 * listing.
 */
public final class OpenReferralConnector implements Connector {
  private static final Paging PAGING =
      new Paging.Numbered("page", 1, Optional.of(new Paging.Size("per_page", 100)));
  private static final Position READ = new Position("read");

  private final HttpSource source;
  private final Function<DatasetDescriptor, SortedSet<String>> columns;
  private final Map<String, Map<String, Integer>> entriesSeen = new ConcurrentHashMap<>();

  /**
   * Makes a connector; nothing is asked yet.
   *
   * @param columns the columns of a dataset that may be read
   * @param secrets looks a secret up, each time it is used
   */
  public OpenReferralConnector(
      SystemDescriptor.OpenReferral system,
      Function<DatasetDescriptor, SortedSet<String>> columns,
      Function<Secret, String> secrets) {
    this.source = new HttpSource(system.access(), secrets);
    this.columns = columns;
  }

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    if (from.isStart()) {
      entriesSeen.remove(dataset.name());
    }
    Map<String, Integer> seen = entriesSeen.getOrDefault(dataset.name(), Map.of());
    Reading reading = reading(dataset, seen, from, sink);
    reading.walk();
    entriesSeen.put(dataset.name(), reading.records.entries());
    sink.accept(new Page(List.of(), READ));
  }

  @Override
  public void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    Reading reading = reading(dataset, Map.of(), Position.START, sink);
    WalkTrace trace = reading.walk();
    reading.records.refuseUnlessWhole();
    reading.listing.verify(trace, reading.start);
  }

  /** Does nothing: all members share one client, which holds no connection for long. */
  @Override
  public void close() {}

  private Reading reading(
      DatasetDescriptor dataset, Map<String, Integer> seen, Position before, PageSink sink)
      throws SourceException {
    if (!(dataset.location() instanceof Endpoint endpoint)) {
      throw SourceException.permanent(
          "Dataset %s names no path, so the directory cannot be asked for it. Give it path: services."
              .formatted(dataset.name()));
    }
    URI start = Addresses.below(source.base(), endpoint.path());
    Envelope envelope = new Envelope();
    DirectoryRecords records =
        new DirectoryRecords(
            source,
            start,
            envelope,
            endpoint,
            new RecordRows(endpoint.path(), columns.apply(dataset), dataset.key()),
            new NeededColumns(dataset, endpoint.path()),
            seen,
            before,
            sink);
    ListingWalk walk =
        new ListingWalk(source, PAGING, envelope, item -> RecordRows.keyOf(item, "id"));
    return new Reading(start, walk, records);
  }

  private record Reading(URI start, ListingWalk listing, DirectoryRecords records) {
    WalkTrace walk() throws SourceException, InterruptedException {
      return listing.through(start, records);
    }
  }
}
