package org.fingerpost.infra.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fingerpost.connector.Position;
import org.fingerpost.infra.agent.Outbox.Waiting;

/**
 * What the agent must not forget: how far each dataset was read, which records the hub has or will
 * have, and what is still to be sent. A page's three are written in one transaction, so that after
 * a power cut they fit each other, whatever page was the last. Safe for use by many threads.
 */
final class AgentStore implements AutoCloseable {
  private final StateFile file;
  private final Outbox outbox;

  private AgentStore(StateFile file) {
    this.file = file;
    this.outbox = new Outbox(file);
  }

  /** How far a dataset was read. */
  record Reached(Position position, Instant compared) {}

  /**
   * What is to be written down of one row: an event to be sent, and what the ledger then says.
   *
   * @param hash of the record as the hub will have it; empty: the hub will have none
   */
  record Change(AgentEvent event, Optional<String> hash) {}

  /** Opens the state in that folder, or starts it. */
  static AgentStore in(Path folder) {
    return new AgentStore(StateFile.in(folder));
  }

  /** Where a dataset stands; from the start where it is described differently than it was. */
  synchronized Reached open(String dataset, String shape) throws SQLException {
    Optional<Reached> known =
        file
            .ask(
                "SELECT place, compared FROM dataset WHERE name = ? AND shape = ?",
                row ->
                    new Reached(
                        new Position(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))),
                dataset,
                shape)
            .stream()
            .findFirst();
    if (known.isEmpty()) {
      write(() -> file.run("MERGE INTO dataset KEY (name) VALUES (?, ?, '', 0)", dataset, shape));
    }
    return known.orElse(new Reached(Position.START, Instant.EPOCH));
  }

  /** The hash of a record as it was last written down; empty where the hub has none. */
  synchronized Optional<String> hash(String dataset, String key) throws SQLException {
    return file
        .ask(
            "SELECT hash FROM ledger WHERE dataset = ? AND id = ?",
            row -> row.getString(1),
            dataset,
            key)
        .stream()
        .findFirst();
  }

  /** So many of the keys of a dataset that the hub has or will have, after that one, in order. */
  synchronized List<String> keysAfter(String dataset, String last, int most) throws SQLException {
    return file.ask(
        "SELECT id FROM ledger WHERE dataset = ? AND id > ? ORDER BY id LIMIT " + most,
        row -> row.getString(1),
        dataset,
        last);
  }

  /** Writes a page down, all of it or nothing. */
  synchronized void write(String dataset, List<Change> changes, Optional<Position> next)
      throws SQLException {
    write(
        () -> {
          for (Change change : changes) {
            write(change);
          }
          if (next.isPresent()) {
            file.run("UPDATE dataset SET place = ? WHERE name = ?", next.get().text(), dataset);
          }
        });
  }

  private void write(Change change) throws SQLException {
    outbox.add(change.event());
    if (change.event() instanceof AgentEvent.Present record) {
      file.run(
          "MERGE INTO ledger KEY (dataset, id) VALUES (?, ?, ?)",
          record.dataset(),
          record.key(),
          change.hash().orElseThrow());
    } else if (change.event() instanceof AgentEvent.Gone record) {
      file.run("DELETE FROM ledger WHERE dataset = ? AND id = ?", record.dataset(), record.key());
    }
  }

  synchronized void compared(String dataset, Instant when) throws SQLException {
    write(
        () ->
            file.run(
                "UPDATE dataset SET compared = ? WHERE name = ?",
                Long.toString(when.toEpochMilli()),
                dataset));
  }

  /** The oldest events that wait, within that many characters; one at least. */
  synchronized List<Waiting> oldest(int most, int characters) throws SQLException {
    return outbox.oldest(most, characters);
  }

  /** These are safe at the hub. */
  synchronized void sent(List<Waiting> events) throws SQLException {
    write(
        () -> {
          for (Waiting event : events) {
            outbox.remove(event);
          }
        });
  }

  /** The hub will never take this one: it is kept aside, with the hub's reason. */
  synchronized void refused(Waiting waiting, String reason) throws SQLException {
    write(() -> outbox.keepAside(waiting, reason));
  }

  private void write(StateFile.Work work) throws SQLException {
    file.inOneTransaction(work);
  }

  @Override
  public synchronized void close() {
    file.close();
  }
}
