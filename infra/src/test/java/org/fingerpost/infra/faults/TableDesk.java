package org.fingerpost.infra.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.fingerpost.embedded.EmbeddedDatabase;

/** A member that keeps its groups in a table of a PostgreSQL. Used by one thread at a time. */
final class TableDesk extends Desk implements AutoCloseable {
  static final String READER = "fingerpost_reader";
  private static final String UPSERT =
      """
      INSERT INTO groups (id, name, note, phone, secret, consent, gone, charity, changed)
      VALUES (?, ?, nullif(?, ''), ?, ?, ?, ?, nullif(?, ''), clock_timestamp())
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, note = excluded.note,
        phone = excluded.phone, secret = excluded.secret, consent = excluded.consent,
        gone = excluded.gone, charity = excluded.charity, changed = excluded.changed
      """;

  private final EmbeddedDatabase server;
  private final Connection connection;

  TableDesk(String member, EmbeddedDatabase server) {
    super(member);
    this.server = server;
    server.createDatabase(member).createRole(READER, "reader");
    try {
      connection = server.dataSource(member).getConnection();
      execute(
          """
          CREATE TABLE groups (id text PRIMARY KEY, name text, note text, phone text, secret text,
            consent text, gone text, charity text, changed timestamptz NOT NULL);
          GRANT SELECT ON groups TO fingerpost_reader
          """);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Describes this member in the folder, in a file of its own. */
  void describe(Path folder, String schedule) {
    describe(folder, "table: groups\n    changed: changed", schedule);
  }

  /** The same, read by a query of one's own and so without a column of changes. */
  void describe(Path folder, String location, String schedule) {
    Path password = Descriptors.secret(folder, member(), "reader");
    String system =
        "database: {url: \"%s\", user: %s, password: \"${file:%s}\"}"
            .formatted(server.jdbcUrl(member()), READER, password);
    Descriptors.write(folder, member(), system, location, schedule);
  }

  @Override
  void write(Row row) {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      List<String> cells = row.cells();
      for (int i = 0; i < cells.size(); i++) {
        statement.setString(i + 1, cells.get(i));
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  void erase(String id) {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM groups WHERE id = ?")) {
      statement.setString(1, id);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
