package org.fingerpost.connector.civicrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** What one reading works with. */
  private record Reading(
      CiviDataset ready, CiviApiRequest request, CiviApiRows rows, Optional<String> changed) {}

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    Reading reading = begin(dataset, sink);
    PageBuffer pages = new PageBuffer(sink);
    if (reading.changed().isEmpty()) {
      list(reading, pages);
      return;
    }
    CiviApiPosition start = CiviApiPosition.parse(from, shape(dataset, reading));
    follow(reading, start, lag(dataset), pages);
  }

  @Override
  public void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    // At each listing anew: CiviCRM may have been updated.
    lookups.forget();
    Reading reading = begin(dataset, sink);
    long before = count(reading);
    long read = list(reading, new PageBuffer(sink));
    long after = count(reading);
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

  private Reading begin(DatasetDescriptor dataset, PageSink sink)
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
    return new Reading(ready, request, new CiviApiRows(ready, wanted, office), changed);
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

  private String shape(DatasetDescriptor dataset, Reading reading) {
    return Integer.toHexString((columns.apply(dataset) + reading.ready().name()).hashCode());
  }

  private void follow(Reading reading, CiviApiPosition start, Duration lag, PageBuffer pages)
      throws SourceException, InterruptedException {
    String changed = reading.changed().orElseThrow();
    String from = start.start(lag, zone);
    String time = "";
    long id = 0;
    CiviApiPosition reached = start;
    String bound = "";
    while (true) {
      CiviApi.Answer answer = get(reading, reading.request().changes(changed, from, time, id));
      if (bound.isEmpty()) {
        // The server's own clock: a hub whose clock is ahead would pass over late commits.
        Instant now = answer.now().orElseGet(Instant::now);
        bound = CiviApiPosition.wall(now.minus(lag), zone);
      }
      Map<String, String> merged = lookups.mergedInto(reading.ready(), answer.values());
      for (JsonNode value : distinct(answer.values())) {
        time = value.path(changed).asText();
        id = value.path("id").asLong();
        if (time.compareTo(bound) < 0 && time.compareTo(reached.time()) > 0) {
          reached = new CiviApiPosition(start.shape(), time);
        }
        Position next = reached.toPosition();
        pages.add(reading.rows().row(value, merged), 500, () -> next);
      }
      if (answer.values().size() < CiviApiRequest.PAGE) {
        pages.finish(reached.toPosition());
        return;
      }
    }
  }

  private long list(Reading reading, PageBuffer pages)
      throws SourceException, InterruptedException {
    long id = 0;
    long count = 0;
    while (true) {
      CiviApi.Answer answer = get(reading, reading.request().listing(id));
      Map<String, String> merged = lookups.mergedInto(reading.ready(), answer.values());
      for (JsonNode value : distinct(answer.values())) {
        id = value.path("id").asLong();
        pages.add(reading.rows().row(value, merged), 500, () -> Position.START);
        count++;
      }
      if (answer.values().size() < CiviApiRequest.PAGE) {
        pages.finish(Position.START);
        return count;
      }
    }
  }

  /** A contact with two websites comes twice, one after the other; the first stands for both. */
  private static List<JsonNode> distinct(JsonNode values) {
    List<JsonNode> distinct = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (JsonNode value : values) {
      long id = value.path("id").asLong();
      if (id != last) {
        distinct.add(value);
      }
      last = id;
    }
    return distinct;
  }

  private CiviApi.Answer get(Reading reading, ObjectNode params)
      throws SourceException, InterruptedException {
    return api.call(reading.ready().entity(), "get", params);
  }

  private long count(Reading reading) throws SourceException, InterruptedException {
    return get(reading, reading.request().count()).count();
  }
}
