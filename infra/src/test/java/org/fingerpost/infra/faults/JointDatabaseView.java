package org.fingerpost.infra.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** The joint database, read from outside. */
record JointDatabaseView(DataSource source) {
  /** What the resolver writes, but for how far it has read. */
  static final List<String> RESOLVED =
      List.of(
          "source_record", "match_key", "reference", "joint_record", "joint_redirect", "outbox");

  private static final String TRUTH =
      """
      SELECT s.member || '/' || s.key, j.document -> 'fields' -> 'name' ->> 'value',
             j.document -> 'fields' -> 'description' ->> 'value'
      FROM source_record s JOIN joint_record j ON j.kind = s.kind AND j.joint_id = s.joint_id
      """;

  /** What is known of each source record, as {@code name: description} by {@code member/key}. */
  Map<String, String> truth() {
    Map<String, String> truth = new TreeMap<>();
    for (List<String> row : query(TRUTH)) {
      String before = truth.put(row.get(0), row.get(1) + ": " + row.get(2));
      if (before != null) {
        throw new AssertionError(row.get(0) + " stands twice in the joint database");
      }
    }
    return truth;
  }

  /** What the joint database has of each source record itself, in the form of {@link #truth}. */
  Map<String, String> received() {
    Map<String, String> received = new TreeMap<>();
    query(
            "SELECT member || '/' || key, v ->> 'name', v ->> 'description' FROM (SELECT member, key, convert_from(value, 'UTF8')::json -> 'record' AS v FROM source_record WHERE joint_id IS NOT NULL) s")
        .forEach(row -> received.put(row.get(0), row.get(1) + ": " + row.get(2)));
    return received;
  }

  /** The documents by id. */
  Map<String, String> documents(String kind) {
    Map<String, String> documents = new TreeMap<>();
    query(
            "SELECT joint_id::text, document::text FROM joint_record WHERE kind = '%s'"
                .formatted(kind))
        .forEach(row -> documents.put(row.get(0), row.get(1)));
    return documents;
  }

  long count(String query) {
    return Long.parseLong(query(query).get(0).get(0));
  }

  List<List<String>> query(String sql) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet found = statement.executeQuery()) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every byte of those tables, in an order of their own. */
  Map<String, String> dump(List<String> tables) {
    Map<String, String> dump = new TreeMap<>();
    tables.forEach(table -> dump.put(table, copy(table)));
    return dump;
  }

  /** Every table of every schema that is not PostgreSQL's own. */
  List<String> tables() {
    return query(
            "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  private String copy(String table) {
    try (Connection connection = source.getConnection()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(
              "COPY (SELECT * FROM %1$s t ORDER BY t::text) TO STDOUT".formatted(table), bytes);
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
