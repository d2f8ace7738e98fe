package org.fingerpost.infra.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fingerpost.schema.Json;

/** What is still to be sent, and what the hub will never take. Guarded by {@link AgentStore}. */
final class Outbox {
  private static final String OLDEST =
      "SELECT number, dataset, about, event FROM outbox ORDER BY number LIMIT ";

  private final StateFile file;

  Outbox(StateFile file) {
    this.file = file;
  }

  /** An event that waits, as it is to be sent. */
  record Waiting(long number, String dataset, String about, ObjectNode event) {}

  /** What waits about the same is overtaken: the outbox of a week offline holds a record once. */
  void add(AgentEvent event) throws SQLException {
    file.run("DELETE FROM outbox WHERE dataset = ? AND about = ?", event.dataset(), event.about());
    file.run(
        "INSERT INTO outbox (dataset, about, event) VALUES (?, ?, ?)",
        event.dataset(),
        event.about(),
        event.cloudEvent().toString());
  }

  /** The oldest, within that many characters; one at least. */
  List<Waiting> oldest(int most, int characters) throws SQLException {
    List<Waiting> oldest = new ArrayList<>();
    int size = 0;
    for (Waiting waiting : file.ask(OLDEST + most, Outbox::waiting)) {
      size += waiting.event().toString().length();
      if (!oldest.isEmpty() && size >= characters) {
        break;
      }
      oldest.add(waiting);
    }
    return oldest;
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    try {
      ObjectNode event = Json.readObject(row.getString(4).getBytes(StandardCharsets.UTF_8));
      return new Waiting(row.getLong(1), row.getString(2), row.getString(3), event);
    } catch (Json.MalformedJsonException e) {
      throw new SQLException("an event of the outbox is damaged", e);
    }
  }

  void remove(Waiting waiting) throws SQLException {
    file.run("DELETE FROM outbox WHERE number = ?", Long.toString(waiting.number()));
  }

  /** Kept aside, with the hub's reason. */
  void keepAside(Waiting waiting, String reason) throws SQLException {
    file.run(
        "MERGE INTO refused KEY (dataset, about) VALUES (?, ?, ?, ?)",
        waiting.dataset(),
        waiting.about(),
        waiting.event().toString(),
        reason);
    remove(waiting);
  }
}
