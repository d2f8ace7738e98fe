package org.fingerpost.infra.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.ListedKeys;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.RecentlyTold;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.connector.sharing.SharingOutcome;
import org.fingerpost.infra.agent.AgentStore.Change;
import org.fingerpost.infra.agent.AgentStore.Reached;
import org.fingerpost.schema.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one dataset and writes down what is to be sent. Used by one thread at a time. */
final class DatasetReader {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetReader.class);

  private static final int PAGE = 1_000;
  private static final String NO_KEY =
      "The row has no key, so its changes could not be followed. Give it one at the member (%s).";

  private final DatasetDescriptor dataset;
  private final Connector connector;
  private final AgentStore store;
  private final SharingFilter sharing;
  private final Clock clock;

  private final RecentlyTold toldBefore = new RecentlyTold();

  DatasetReader(DatasetDescriptor dataset, Connector connector, AgentStore store, Clock clock) {
    this.dataset = dataset;
    this.connector = connector;
    this.store = store;
    this.sharing = new SharingFilter(dataset);
    this.clock = clock;
  }

  /** What changed, and what is gone when a comparison is due. */
  void look() throws SourceException, InterruptedException, SQLException {
    Reached reached = store.open(dataset.name(), dataset.toString());
    boolean missed = changes(reached.position());
    Instant due = reached.compared().plus(dataset.schedule().fullCompare());
    if (missed || !due.isAfter(clock.instant())) {
      compare();
    }
  }

  private boolean changes(Position from) throws SourceException, InterruptedException {
    try {
      connector.readChanges(dataset, from, page -> take(page, Optional.of(page.next())));
      return false;
    } catch (SourceException e) {
      if (!e.hasMissedChanges()) {
        throw e;
      }
      LOG.warn("{} is read anew and compared: {}", dataset.name(), e.getMessage());
      connector.readChanges(dataset, Position.START, page -> take(page, Optional.of(page.next())));
      return true;
    }
  }

  private void compare() throws SourceException, InterruptedException, SQLException {
    Instant begun = clock.instant();
    ListedKeys listed = new ListedKeys();
    connector.readAll(
        dataset,
        page -> {
          take(page, Optional.empty());
          page.rows().forEach(row -> listed.add(row.key()));
        });
    // Only here is the listing known to be whole: readAll returned.
    List<String> missing = listed.missing(last -> store.keysAfter(dataset.name(), last, PAGE));
    if (isTooMany(missing.size(), listed.size() + missing.size())) {
      LOG.warn(
          "{}: a complete listing lacks {} of {} records. They are kept: look at the system, and raise the dataset's brake in the descriptor if they are meant to go.",
          dataset.name(),
          missing.size(),
          listed.size() + missing.size());
    } else {
      store.write(dataset.name(), missing.stream().map(this::gone).toList(), Optional.empty());
    }
    store.compared(dataset.name(), begun);
  }

  private boolean isTooMany(int missing, int total) {
    return missing > dataset.brake().number() && missing > dataset.brake().share() * total;
  }

  private void take(Page page, Optional<Position> next) {
    try {
      List<Change> changes = new ArrayList<>();
      for (SourceRow row : lastOfEach(page)) {
        change(row).ifPresent(changes::add);
      }
      store.write(dataset.name(), changes, next);
      changes.stream()
          .map(Change::event)
          .filter(AgentEvent.Unreadable.class::isInstance)
          .forEach(event -> toldBefore.add(event.about()));
    } catch (SQLException e) {
      throw new IllegalStateException("the agent's folder could not be written to", e);
    }
  }

  /** A row that comes twice counts as it came last; those without a key are each their own. */
  private static Collection<SourceRow> lastOfEach(Page page) {
    Map<String, SourceRow> last = new LinkedHashMap<>();
    for (SourceRow row : page.rows()) {
      last.put(row.key().isBlank() ? "place " + row.place() : "key " + row.key(), row);
    }
    return last.values();
  }

  private Optional<Change> change(SourceRow row) throws SQLException {
    if (row.key().isBlank() || row.problem().isPresent()) {
      return row.gone() ? Optional.empty() : unreadable(row);
    }
    Optional<String> known = store.hash(dataset.name(), row.key());
    if (!row.gone() && sharing.apply(row.fields()) instanceof SharingOutcome.Shared shared) {
      ObjectNode fields = shared.fields();
      String hash = hash(fields);
      return known.filter(hash::equals).isPresent()
          ? Optional.empty()
          : Optional.of(
              new Change(
                  new AgentEvent.Present(dataset.name(), row.key(), fields), Optional.of(hash)));
    }
    return known.map(hash -> gone(row.key()));
  }

  /** For the hub's quarantine; a bad row that stays is told once in the life of a process. */
  private Optional<Change> unreadable(SourceRow row) {
    AgentEvent.Unreadable told =
        new AgentEvent.Unreadable(
            dataset.name(),
            row.key(),
            row.problem().isPresent() ? "unreadable" : "no-key",
            row.problem().orElseGet(() -> NO_KEY.formatted(row.place())),
            row.place(),
            sharing.project(row.fields()).orElseGet(Json::object));
    if (toldBefore.contains(told.about())) {
      return Optional.empty();
    }
    LOG.warn("{}: a row is left out ({}): {}", dataset.name(), row.place(), told.sentence());
    return Optional.of(new Change(told, Optional.empty()));
  }

  private Change gone(String key) {
    return new Change(new AgentEvent.Gone(dataset.name(), key), Optional.empty());
  }

  private static String hash(ObjectNode fields) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.write(fields));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
