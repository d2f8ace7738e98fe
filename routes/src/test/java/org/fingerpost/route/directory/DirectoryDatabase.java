package org.fingerpost.route.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.route.joint.JointDatabase;
import org.fingerpost.route.search.DirectoryIndexer;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;

/** A real joint database that a test fills as it likes. */
public final class DirectoryDatabase implements AutoCloseable {
  private final EmbeddedDatabase server;

  private DirectoryDatabase(EmbeddedDatabase server) {
    this.server = server;
  }

  public static DirectoryDatabase start() {
    EmbeddedDatabase server = EmbeddedDatabase.start(folder()).createDatabase("joint");
    DirectoryDatabase database = new DirectoryDatabase(server);
    JointDatabase.migrate(database.source());
    return database;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("directory");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public DataSource source() {
    return server.dataSource("joint");
  }

  void clear() {
    execute("DELETE FROM joint_record");
    execute("UPDATE feed_change SET content = NULL, position = nextval('feed_position')");
    index();
    execute("DELETE FROM joint_redirect");
  }

  DirectoryDatabase holds(Example... examples) {
    for (Example example : examples) {
      put(example.record());
    }
    index();
    return this;
  }

  /** As the publisher does once it has sent what it was told. */
  public void index() {
    execute(
        """
        INSERT INTO feed_change (entity, id, content)
        SELECT CASE kind WHEN 'service' THEN 'services' WHEN 'location' THEN 'locations'
               ELSE 'organizations' END::signpost_entity, joint_id, gen_random_uuid()
        FROM joint_record WHERE kind IN ('organization', 'service', 'location')
        ON CONFLICT (entity, id) DO UPDATE
        SET content = excluded.content, position = excluded.position
        """);
    try (Connection connection = source().getConnection()) {
      while (new DirectoryIndexer(connection).takeSome() > 0) {
        // Until all is in.
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without taking it into the index. */
  public void put(JointRecord joint) {
    execute(
        "INSERT INTO joint_record (joint_id, kind, document) VALUES (?, ?::record_kind, ?::json) ON CONFLICT (kind, joint_id) DO UPDATE SET document = excluded.document",
        joint.id(),
        joint.kind().wireName(),
        new String(JointCodec.write(joint), StandardCharsets.UTF_8));
  }

  /** Takes a record out, without telling the index. */
  public void remove(UUID id) {
    execute("DELETE FROM joint_record WHERE joint_id = ?", id);
    execute(
        "UPDATE feed_change SET content = NULL, position = nextval('feed_position') WHERE id = ?",
        id);
  }

  DirectoryDatabase merged(UUID into, UUID... former) {
    for (UUID id : former) {
      execute("INSERT INTO joint_redirect (joint_id, successor) VALUES (?, ?)", id, into);
    }
    return this;
  }

  void execute(String sql, Object... values) {
    try (Connection connection = source().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query, each with its columns between bars. */
  public List<String> lines(String sql) {
    try (Connection connection = source().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(rows.getString(i));
        }
        lines.add(String.join("|", columns));
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
