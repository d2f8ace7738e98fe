package org.fingerpost.connector.civicrm;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.PageBuffer;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * Reads CiviCRM through its APIv4, by keyset and never by offset. No snapshot holds its pages
 * together, so a listing is trusted only when as many are counted before it and after it as came.
 */
public final class CiviApiConnector implements Connector {
  private static final Duration SHORTEST_LAG = Duration.ofSeconds(2);

  private final CiviApi api;
  private final CiviLookups lookups;
  private final ZoneId zone;
  private final Function<DatasetDescriptor, SortedSet<String>> columns;

  /**
   * Makes a connector.
   *
   * @param zone of the site, whose wall time its times are in
   * @param columns the columns of a dataset that may be read
   */
  public CiviApiConnector(
      SystemDescriptor.CiviApi system,
      ZoneId zone,
      Function<DatasetDescriptor, SortedSet<String>> columns,
      Function<Secret, String> secrets) {
    this.api = new CiviApi(system, secrets);
    this.lookups = new CiviLookups(api);
    this.zone = zone;
    this.columns = columns;
  }

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    CiviApiReading reading = begin(dataset, sink);
    PageBuffer pages = new PageBuffer(sink);
    if (reading.changed().isEmpty()) {
      reading.list(pages);
      return;
    }
    CiviApiPosition start = CiviApiPosition.parse(from, shape(dataset, reading));
    reading.follow(start, lag(dataset), zone, pages);
  }

  @Override
  public void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    // At each listing anew: CiviCRM may have been updated.
    lookups.forget();
    CiviApiReading reading = begin(dataset, sink);
    long before = reading.count();
    long read = reading.list(new PageBuffer(sink));
    long after = reading.count();
    if (read != before || read != after) {
      throw SourceException.retriable(
          "CiviCRM counted %d %s before the listing and %d after it, and %d came: somebody works in it. Nothing is taken for deleted; it is tried again."
              .formatted(before, reading.ready().name(), after, read),
          null);
    }
  }

  /** Holds nothing open. */
  @Override
  public void close() {}

  private CiviApiReading begin(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    CiviDataset ready = CiviDataset.of(dataset);
    Set<String> known = lookups.fields(ready.entity());
    SortedSet<String> wanted = new TreeSet<>(columns.apply(dataset));
    wanted.add(dataset.key());
    SortedSet<String> asked = new TreeSet<>(wanted);
    Optional<String> changed = ready.changed().filter(known::contains);
    changed.ifPresent(asked::add);
    if (ready.merged()) {
      asked.add("is_deleted");
    }
    CiviApiRequest request = new CiviApiRequest(dataset.name(), ready, asked, known);
    tellShape(ready, request, wanted, sink);
    String office = wanted.contains("office_contact_id") ? lookups.office() : "";
    return new CiviApiReading(
        api, lookups, ready, request, new CiviApiRows(ready, wanted, office), changed);
  }

  private static void tellShape(
      CiviDataset ready, CiviApiRequest request, SortedSet<String> wanted, PageSink sink)
      throws SourceException {
    SortedMap<String, String> shape = new TreeMap<>();
    SortedSet<String> lacking = new TreeSet<>();
    for (String name : wanted) {
      CiviDataset.Column column = ready.columns().get(name);
      boolean own = column == null || column.api().startsWith("@");
      if (own || (!column.api().isEmpty() && request.isThere(column.api()))) {
        shape.put(name, "");
      } else {
        lacking.add(name);
      }
    }
    sink.shape(new SourceShape(shape, true));
    if (!lacking.isEmpty()) {
      throw SourceException.permanent(
          "CiviCRM's API has no %s for %s, or not in this version. Leave out of the agreement the fields that are made of it, or read the database instead."
              .formatted(String.join(", ", lacking), ready.name()));
    }
  }

  private static Duration lag(DatasetDescriptor dataset) {
    Duration lag = dataset.schedule().lag();
    return lag.compareTo(SHORTEST_LAG) < 0 ? SHORTEST_LAG : lag;
  }

  private String shape(DatasetDescriptor dataset, CiviApiReading reading) {
    return Integer.toHexString((columns.apply(dataset) + reading.ready().name()).hashCode());
  }
}
