package org.fingerpost.infra.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.Position;
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

  private final DatasetDescriptor dataset;
  private final Connector connector;
  private final AgentStore store;
  private final SharingFilter sharing;
  private final Clock clock;

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
    Set<String> listed = new HashSet<>();
    connector.readAll(
        dataset,
        page -> {
          take(page, Optional.empty());
          page.rows().forEach(row -> listed.add(row.key()));
        });
    // Only here is the listing known to be whole: readAll returned.
    List<String> missing =
        new ArrayList<>(
            store.keys(dataset.name()).stream().filter(k -> !listed.contains(k)).toList());
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
    Map<String, SourceRow> last = new LinkedHashMap<>();
    page.rows().forEach(row -> last.put(row.key(), row));
    try {
      List<Change> changes = new ArrayList<>();
      for (SourceRow row : last.values()) {
        change(row).ifPresent(changes::add);
      }
      store.write(dataset.name(), changes, next);
    } catch (SQLException e) {
      throw new IllegalStateException("the agent's folder could not be written to", e);
    }
  }

  private Optional<Change> change(SourceRow row) throws SQLException {
    if (row.key().isBlank() || row.problem().isPresent()) {
      LOG.warn("{}: a row is left out ({}): {}", dataset.name(), row.place(), problem(row));
      return Optional.empty();
    }
    Optional<String> known = store.hash(dataset.name(), row.key());
    if (!row.gone() && sharing.apply(row.fields()) instanceof SharingOutcome.Shared shared) {
      ObjectNode fields = shared.fields();
      String hash = hash(fields);
      return known.filter(hash::equals).isPresent()
          ? Optional.empty()
          : Optional.of(new Change(event(row.key(), Optional.of(fields)), Optional.of(hash)));
    }
    return known.map(hash -> gone(row.key()));
  }

  private static String problem(SourceRow row) {
    return row.problem().orElse("it has no key");
  }

  private Change gone(String key) {
    return new Change(event(key, Optional.empty()), Optional.empty());
  }

  private AgentEvent event(String key, Optional<ObjectNode> fields) {
    return new AgentEvent(UUID.randomUUID().toString(), dataset.name(), key, fields);
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
