package org.fingerpost.route.operate.console;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.access.Access;
import org.fingerpost.route.access.AccessRoutes;
import org.fingerpost.route.access.AccessSettings;
import org.fingerpost.route.access.AccountException;
import org.fingerpost.route.access.Accounts;
import org.fingerpost.route.access.Browser;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TestMember;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Visibility;

/** The console on a real database and server, with records that a test plants. */
final class ConsoleHub implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  final MemberDescriptor member = TestMember.unique().describe();
  final RouteBoard board = new RouteBoard(Clock.systemUTC());
  final HikariDataSource database = TestDatabase.fresh();
  final PlannedDeletes deletes = new PlannedDeletes();
  final HubServer server;

  private ConsoleHub() {
    AccessSettings settings = new AccessSettings("http://127.0.0.1", Optional.empty());
    Access access = new Access(database, Clock.systemUTC(), settings);
    server =
        HubServer.start(
            new AccessRoutes(database, Clock.systemUTC(), access, settings),
            new ConsoleRoutes(
                new Console(database, access, board, List.of(member), Clock.systemUTC()), deletes));
  }

  static ConsoleHub start() throws SQLException, AccountException {
    ConsoleHub hub = new ConsoleHub();
    Accounts accounts = new Accounts(hub.database, Clock.systemUTC());
    accounts.add("ops", "Ann", EnumSet.of(Role.OPS), Optional.empty(), PASSWORD);
    accounts.add("both", "Bo", EnumSet.of(Role.OPS, Role.RECORDS), Optional.empty(), PASSWORD);
    accounts.add("two", "Cy", EnumSet.of(Role.OPS, Role.RECORDS), Optional.empty(), PASSWORD);
    accounts.add("desk", "Di", Set.of(Role.ADVISER), Optional.of("barn"), PASSWORD);
    return hub;
  }

  Browser signedIn(String name) {
    return Browser.signedIn(server.address(), name, PASSWORD);
  }

  RouteBoard.Line route(String stage, String dataset) {
    return board.line(stage, dataset.isEmpty() ? "" : member.id(), dataset, Duration.ofMinutes(5));
  }

  /** A route that a process of the hub has told of. */
  void known(String stage, String dataset) {
    execute(
        "INSERT INTO operate_route VALUES (?, ?, ?, ?, 'fresh', '', now(), now(), now(), '{}', now())",
        UUID.randomUUID(),
        stage,
        dataset.isEmpty() ? "" : member.id(),
        dataset);
  }

  /** A record that came, was normalised, stands alone and is published. */
  SourceKey published(String key, Map<String, String> fields) {
    SourceKey source = new SourceKey(member.id(), "groups", key);
    var value = Json.object();
    fields.forEach(value::put);
    byte[] message =
        NormalisedCodec.write(
            new NormalisedChange.Present(
                source,
                Kind.ORGANIZATION,
                new Origin("t", 0, 7),
                Instant.parse("2026-11-22T12:00:00Z"),
                Map.of("name", Visibility.PUBLIC),
                value));
    execute(
        "INSERT INTO source_record VALUES (?, 'organization', ?, 'groups', ?, ?, '', now(), 't', 0, 7, ?, ?)",
        source.id(),
        member.id(),
        key,
        source.id(),
        UUID.randomUUID(),
        message);
    JointRecord.Field name =
        new JointRecord.Field(
            value.get("name"), Visibility.PUBLIC, 0, "the only one", Optional.empty());
    JointRecord joint =
        new JointRecord(
            source.id(),
            Kind.ORGANIZATION,
            new java.util.TreeMap<>(Map.of("name", name)),
            List.of(new JointRecord.Source(source.id(), source, Instant.now(), true)));
    execute(
        "INSERT INTO joint_record VALUES ('organization', ?, ?::json)",
        source.id(),
        new String(JointCodec.write(joint), StandardCharsets.UTF_8));
    return source;
  }

  /** A record that was refused. */
  String refused(String key, String reason, String sentence, String json) {
    String id = UUID.randomUUID().toString();
    execute(
        "INSERT INTO quarantine (id, stage, reason, sentence, member, dataset, key, source_id, position, seen, record) VALUES (?, 'normalise', ?, ?, ?, 'groups', ?, ?, 'here', now(), ?::json)",
        id,
        reason,
        sentence,
        member.id(),
        key,
        new SourceKey(member.id(), "groups", key).id(),
        json);
    return id;
  }

  /** Two published records of which somebody has to say whether they are one. */
  void doubtful(SourceKey one, SourceKey other, String sentence) {
    execute(
        "INSERT INTO link_pair SELECT least(x, y), greatest(x, y), 'organization', 3.5, 'review', ?::json FROM (SELECT ?::uuid AS x, ?::uuid AS y) AS both_of_them",
        "[{\"kind\":\"name\",\"level\":\"close\",\"weight\":3.5,\"sentence\":\"%s\"}]"
            .formatted(sentence),
        one.id(),
        other.id());
  }

  void execute(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String text(String sql) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void empty() {
    execute(
        "TRUNCATE source_record, joint_record, quarantine, quarantine_cause, link_pair, link_verdict, operate_audit, operate_route");
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
