package org.fingerpost.connector.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.mapping.MappingOutcome;
import org.fingerpost.connector.mapping.RecordMapper;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.schema.SourceKey;

/**
 * What the hub makes of a connector's pages, in memory: the row ledger, the stored position, and
 * each message that it would send. It takes pages as the collect stage does.
 */
public final class Follower implements AutoCloseable {
  /**
   * A message to the member's topic.
   *
   * @param fields empty: the record is gone
   */
  public record Sent(String key, Optional<ObjectNode> fields) {}

  private final MemberSystem system;
  private final DatasetDescriptor dataset;
  private final SharingFilter sharing;
  private final Map<String, ObjectNode> records = new TreeMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private final List<SourceRow> refused = new ArrayList<>();
  private final List<Position> positions = new ArrayList<>(List.of(Position.START));
  private final Set<String> columns = new HashSet<>();
  private Connector connector;
  private boolean taking;
  private int largestPage;
  private int gaps;

  /** A hub that has read nothing yet. */
  public Follower(MemberSystem system) {
    this.system = system;
    this.dataset = system.dataset();
    this.sharing = new SharingFilter(dataset);
    this.connector = system.connect();
  }

  /** Reads what changed. What is over in a moment counts as nothing new. */
  public void look() throws SourceException, InterruptedException {
    look(page -> {});
  }

  /** Reads what changed; whatever {@code before} throws, a page is not taken. */
  public void look(PageSink before) throws SourceException, InterruptedException {
    try {
      connector.readChanges(dataset, position(), page -> take(page, before));
    } catch (SourceException e) {
      if (e.hasMissedChanges()) {
        gaps++;
        positions.add(Position.START);
        look(before);
        compare();
      } else if (!e.isPassing()) {
        throw e;
      }
    }
  }

  private void take(Page page, PageSink before) throws InterruptedException {
    if (taking) {
      throw new IllegalStateException("a page came before the page before it was taken");
    }
    taking = true;
    try {
      before.accept(page);
      largestPage = Math.max(largestPage, page.rows().size());
      page.rows().forEach(this::take);
      positions.add(page.next());
    } finally {
      taking = false;
    }
  }

  /** Compares with a complete listing: what it lacks is deleted, if it was complete. */
  public void compare() throws SourceException, InterruptedException {
    Set<String> listed = new HashSet<>();
    try {
      connector.readAll(
          dataset,
          page -> {
            page.rows().forEach(this::take);
            page.rows().forEach(row -> listed.add(row.key()));
          });
    } catch (SourceException e) {
      if (e.isPassing()) {
        return;
      }
      throw e;
    }
    Set<String> missing = new HashSet<>(records.keySet());
    missing.removeAll(listed);
    missing.forEach(this::remove);
  }

  private void take(SourceRow row) {
    row.fields().fieldNames().forEachRemaining(columns::add);
    if (row.gone()) {
      remove(row.key());
    } else if (row.key().isBlank() || row.problem().isPresent()) {
      refused.add(row);
    } else {
      ObjectNode fields = sharing.project(row.fields()).orElseThrow();
      if (!fields.equals(records.put(row.key(), fields))) {
        sent.add(new Sent(row.key(), Optional.of(fields)));
      }
    }
  }

  private void remove(String key) {
    if (records.remove(key) != null) {
      sent.add(new Sent(key, Optional.empty()));
    }
  }

  /** The hub is killed and started again: memory is lost, ledger and position are not. */
  public void restart() {
    connector.close();
    connector = system.connect();
  }

  /** Takes the position back to one that was stored before. */
  void rewind(Position to) {
    positions.add(to);
  }

  private Position position() {
    return positions.get(positions.size() - 1);
  }

  /** Each position that was ever stored. */
  public List<Position> positions() {
    return List.copyOf(positions);
  }

  /** The shared columns of each record that is there, by key. */
  public Map<String, ObjectNode> records() {
    return records;
  }

  /** Every message, in order. */
  public List<Sent> sent() {
    return sent;
  }

  /** Rows of which no record can be made. */
  List<SourceRow> refused() {
    return refused;
  }

  /** Every column that the connector handed over. */
  Set<String> columns() {
    return columns;
  }

  /** How often changes were missed, so that everything was read anew. */
  public int gaps() {
    return gaps;
  }

  int largestPage() {
    return largestPage;
  }

  /** The record as the shared schema has it. */
  ObjectNode normalised(String key) {
    MappingOutcome outcome =
        new RecordMapper(ContractDataset.member(dataset), dataset)
            .map(new SourceKey("contract", dataset.name(), key), records.get(key));
    if (outcome instanceof MappingOutcome.Mapped mapped) {
      return mapped.value();
    }
    throw new AssertionError("no record can be made of row " + key + ": " + outcome);
  }

  @Override
  public void close() {
    connector.close();
  }
}
