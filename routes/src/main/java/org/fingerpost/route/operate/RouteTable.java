package org.fingerpost.route.operate;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.route.control.CanaryTable;
import org.fingerpost.route.flow.RouteBoard.State;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.fingerpost.schema.Json;

/**
 * How the routes of every process of the hub are doing, as each told the joint database. Safe for
 * use by many threads.
 */
public final class RouteTable {
  /** A process that told nothing for so long does not run, or cannot reach the database. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final String TELL =
      "INSERT INTO operate_route AS r (process, stage, member, dataset, state, cause, since, last_change, last_verified, counts, told) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?) ON CONFLICT (process, stage, member, dataset) DO UPDATE SET state = excluded.state, cause = excluded.cause, since = excluded.since, last_change = excluded.last_change, last_verified = excluded.last_verified, counts = excluded.counts, told = excluded.told";
  private static final String FORGET = "DELETE FROM operate_route WHERE process = ? OR told < ?";
  private static final String ALL =
      "SELECT DISTINCT ON (stage, member, dataset) stage, member, dataset, state, cause, since, last_change, last_verified, counts::text, told FROM operate_route ORDER BY stage, member, dataset, (told < ?), last_verified DESC NULLS LAST, told DESC";

  private final DataSource database;
  private final Clock clock;

  public RouteTable(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Tells how the routes of a process are doing. */
  void tell(UUID process, List<Status> routes) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(TELL)) {
      for (Status route : routes) {
        set(statement, process, route);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void set(PreparedStatement statement, UUID process, Status route) throws SQLException {
    statement.setObject(1, process);
    statement.setString(2, route.stage());
    statement.setString(3, route.member());
    statement.setString(4, route.dataset());
    statement.setString(5, route.state().name().toLowerCase(Locale.ROOT));
    statement.setString(6, route.cause());
    statement.setObject(7, route.since().atOffset(ZoneOffset.UTC));
    statement.setObject(8, utc(route.lastChange()));
    statement.setObject(9, utc(route.lastVerified()));
    statement.setString(10, Json.MAPPER.valueToTree(route.counts()).toString());
    statement.setObject(11, clock.instant().atOffset(ZoneOffset.UTC));
  }

  private static OffsetDateTime utc(Optional<Instant> moment) {
    return moment.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
  }

  /** Forgets that process, and those that have been silent for a day. */
  void forget(UUID process) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FORGET)) {
      statement.setObject(1, process);
      statement.setObject(2, clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /** Every route once, as the process tells that knows best, in order of stage and member. */
  public List<RouteState> all() throws SQLException {
    Instant now = clock.instant();
    Map<String, CanaryTable.Standing> canaries = new CanaryTable(database).standing();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.setObject(1, now.minus(SILENCE).atOffset(ZoneOffset.UTC));
      List<RouteState> routes = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          routes.add(RouteState.of(unlessSilent(row, now), canaries, now));
        }
      }
      return routes;
    }
  }

  private static Status unlessSilent(ResultSet row, Instant now) throws SQLException {
    Status told = status(row);
    Instant heard = moment(row, "told").orElseThrow();
    if (!heard.plus(SILENCE).isBefore(now) || told.state() == State.PAUSED) {
      return told;
    }
    return new Status(
        told.stage(),
        told.member(),
        told.dataset(),
        State.LATE,
        "The process that runs this route has told nothing since %s. See that the hub runs and that it reaches the joint database."
            .formatted(heard),
        heard,
        told.lastChange(),
        told.lastVerified(),
        told.counts());
  }

  private static Status status(ResultSet row) throws SQLException {
    return new Status(
        row.getString("stage"),
        row.getString("member"),
        row.getString("dataset"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("cause"),
        moment(row, "since").orElseThrow(),
        moment(row, "last_change"),
        moment(row, "last_verified"),
        counts(row.getString("counts")));
  }

  private static Map<String, Long> counts(String json) {
    Map<String, Long> counts = new TreeMap<>();
    Json.readObject(json.getBytes(StandardCharsets.UTF_8))
        .properties()
        .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
    return counts;
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
