package org.fingerpost.connector.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.ContractDataset;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/** A table of a real database, reached through a door that can be shut. */
public final class TableSystem extends SqlSystem {
  private static final String UPDATE =
      "UPDATE events SET name = ?, starts = ?, note = ?, changed = %s WHERE id = ?";
  private static final String INSERT =
      "INSERT INTO events (name, starts, note, changed, id) VALUES (?, ?, ?, %s, ?)";

  private final TestDatabase database;
  private final DatasetDescriptor dataset;
  private final BiFunction<SystemDescriptor.Database, String, Connector> connectors;

  /**
   * Makes the table anew.
   *
   * @param changed the column that tells what changed when, where the connector needs one
   * @param connectors makes a connector of a system and a password
   */
  public TableSystem(
      TestDatabase database,
      Optional<String> changed,
      BiFunction<SystemDescriptor.Database, String, Connector> connectors)
      throws SQLException, IOException {
    super(database.port());
    this.database = database;
    this.dataset = ContractDataset.USUAL.at(new Location.Table("events", changed));
    this.connectors = connectors;
    database.run(
        "DROP TABLE IF EXISTS events",
        "CREATE TABLE events (id VARCHAR(40) PRIMARY KEY, name VARCHAR(400), starts %s, note VARCHAR(200), changed %s)"
            .formatted(database.wall(), database.instant()));
  }

  @Override
  public DatasetDescriptor dataset() {
    return dataset;
  }

  @Override
  public Connector connect() {
    return connect(database.password());
  }

  @Override
  protected Connector connect(String password) {
    return connectors.apply(database.systemAt(gate().port()), password);
  }

  @Override
  protected Connection owner() throws SQLException {
    return database.connect();
  }

  @Override
  public void putInOneMoment(List<Row> rows) throws SQLException {
    inOneTransaction(connection -> write(connection, rows, "TIMESTAMP '2026-03-01 10:00:00'"));
  }

  @Override
  protected void write(Connection connection, List<Row> rows) throws SQLException {
    write(connection, rows, database.now());
  }

  private static void write(Connection connection, List<Row> rows, String moment)
      throws SQLException {
    Set<String> there = keys(connection);
    try (PreparedStatement update = connection.prepareStatement(UPDATE.formatted(moment));
        PreparedStatement insert = connection.prepareStatement(INSERT.formatted(moment))) {
      for (Row row : rows) {
        PreparedStatement statement = there.contains(row.key()) ? update : insert;
        statement.setString(1, row.name());
        statement.setTimestamp(2, Timestamp.valueOf(row.starts()));
        statement.setString(3, row.note());
        statement.setString(4, row.key());
        statement.addBatch();
      }
      update.executeBatch();
      insert.executeBatch();
    }
  }

  private static Set<String> keys(Connection connection) throws SQLException {
    Set<String> keys = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT id FROM events")) {
      while (found.next()) {
        keys.add(found.getString(1));
      }
    }
    return keys;
  }

  @Override
  public void delete(List<String> keys) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement("DELETE FROM events WHERE id = ?")) {
      for (String key : keys) {
        statement.setString(1, key);
        statement.executeUpdate();
      }
    }
  }

  /** A row with an empty key. */
  @Override
  public void putBadRow() throws SQLException {
    put(List.of(Row.of("", "Nobody's key")));
  }

  @Override
  public void loseColumn() throws SQLException {
    rename("name", "title");
  }

  @Override
  public void regainColumn() throws SQLException {
    rename("title", "name");
  }

  private void rename(String from, String to) throws SQLException {
    String change = "RENAME COLUMN %s TO %s";
    if (database.url().startsWith("jdbc:h2:")) {
      change = "ALTER COLUMN %s RENAME TO %s";
    } else if (database.isMySqlOrMariaDb()) {
      // What old ones understand too.
      change = "CHANGE %s %s VARCHAR(400)";
    }
    database.run("ALTER TABLE events " + change.formatted(from, to));
  }
}
