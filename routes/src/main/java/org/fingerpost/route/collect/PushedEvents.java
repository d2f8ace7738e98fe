package org.fingerpost.route.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.schema.SourceKey;

/**
 * Remembers for a week which events of a member were taken, so that one that is sent again does not
 * come after a newer one. Used by one thread at a time.
 */
final class PushedEvents {
  private static final Duration REMEMBERED = Duration.ofDays(7);
  private static final Duration CLEAN_EVERY = Duration.ofHours(1);
  private static final String KNOWN =
      "SELECT event, content FROM collect_push_event WHERE member = ? AND event = ANY (?)";
  private static final String NOTE =
      """
      INSERT INTO collect_push_event (member, event, content)
      SELECT ?, event, content FROM unnest(?::uuid[], ?::uuid[]) AS taken (event, content)
      ON CONFLICT DO NOTHING
      """;
  private static final String CLEAN = "DELETE FROM collect_push_event WHERE taken < ?";

  private final DataSource database;
  private final String member;
  private final Clock clock;
  private Instant cleaned = Instant.MIN;

  PushedEvents(DataSource database, String member, Clock clock) {
    this.database = database;
    this.member = member;
    this.clock = clock;
  }

  /**
   * Those of a request's events that are new.
   *
   * @param places of them among the events, from 0, in order
   * @param marks what to note once they are safe
   */
  record Fresh(List<Integer> places, Map<UUID, UUID> marks) {}

  /**
   * Leaves out what was taken before.
   *
   * @throws PushRefusedException when two events that differ have one id
   */
  Fresh fresh(List<CloudEvent> events) throws PushRefusedException {
    Map<UUID, UUID> marks = new LinkedHashMap<>();
    List<Integer> places = new ArrayList<>();
    List<UUID> names = events.stream().map(PushedEvents::name).toList();
    Map<UUID, UUID> seen = known(names);
    for (int place = 0; place < events.size(); place++) {
      UUID name = names.get(place);
      UUID content = content(name, events.get(place));
      UUID before = seen.putIfAbsent(name, content);
      if (before == null) {
        marks.put(name, content);
        places.add(place);
      } else if (!before.equals(content)) {
        throw new PushRefusedException(
            422,
            place,
            "its source and id are those of another event, which said something else. Give every event an id of its own; only the same event sent again keeps its id.");
      }
    }
    return new Fresh(places, marks);
  }

  private static UUID name(CloudEvent event) {
    return SourceKey.namedId(event.getSource() + "\n" + event.getId());
  }

  private static UUID content(UUID name, CloudEvent event) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String attributes =
        String.join(
            "\n",
            event.getType(),
            Optional.ofNullable(event.getSubject()).orElse(""),
            String.valueOf(event.getExtension("dataset")),
            "");
    all.writeBytes(attributes.getBytes(UTF_8));
    if (event.getData() != null) {
      all.writeBytes(event.getData().toBytes());
    }
    return ContentHash.under(name).of(all.toByteArray());
  }

  private Map<UUID, UUID> known(List<UUID> names) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(KNOWN)) {
      statement.setString(1, member);
      statement.setArray(2, connection.createArrayOf("uuid", names.toArray()));
      Map<UUID, UUID> known = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          known.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        }
      }
      return known;
    } catch (SQLException e) {
      throw new LedgerException("tell which events were taken before", e);
    }
  }

  /** Notes events that are safe in the topic. */
  void note(Map<UUID, UUID> marks) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(NOTE)) {
      statement.setString(1, member);
      statement.setArray(2, connection.createArrayOf("uuid", marks.keySet().toArray()));
      statement.setArray(3, connection.createArrayOf("uuid", marks.values().toArray()));
      statement.executeUpdate();
      clean(connection);
    } catch (SQLException e) {
      throw new LedgerException("note which events were taken", e);
    }
  }

  private void clean(Connection connection) throws SQLException {
    Instant now = clock.instant();
    if (cleaned.isBefore(now.minus(CLEAN_EVERY))) {
      try (PreparedStatement statement = connection.prepareStatement(CLEAN)) {
        statement.setTimestamp(1, Timestamp.from(now.minus(REMEMBERED)));
        statement.executeUpdate();
      }
      cleaned = now;
    }
  }
}
