package org.fingerpost.connector.civicrm;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.ContractDataset;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Promise;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.contract.Waived;
import org.fingerpost.connector.database.CiviCrm;
import org.fingerpost.connector.database.MariaDb;
import org.fingerpost.connector.database.SqlSystem;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@Proves(value = CiviDatabaseConnector.class, on = "CiviCRM, database")
@Waived(promise = Promise.BAD_ROWS, because = CiviWaivers.ALWAYS_A_KEY)
@Waived(promise = Promise.TIME_ZONES, because = CiviWaivers.NUMBERED)
class CiviDatabaseContractTest extends ConnectorContract {
  private static MariaDb server;

  @BeforeAll
  static void start() throws Exception {
    CiviCrm.contacts();
    server = MariaDb.start();
    CiviCrm.load(server);
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected MemberSystem newSystem() throws Exception {
    return new Events();
  }

  /** The events of a CiviCRM, which keep no time of their last change. */
  private static final class Events extends SqlSystem {
    private static final String PUT =
        "INSERT INTO civicrm_event (id, title, start_date, summary, is_public, is_template, event_type_id) VALUES (?, ?, ?, ?, 1, 0, 1) ON DUPLICATE KEY UPDATE title = VALUES(title), start_date = VALUES(start_date)";

    Events() throws SQLException, IOException {
      super(server.port());
      run("DELETE FROM civicrm_event");
    }

    @Override
    public DatasetDescriptor dataset() {
      return new ContractDataset("id", "title", "start_date")
          .at(new Location.ReadyMadeDataset("events"));
    }

    @Override
    public Connector connect() {
      return connect(server.password());
    }

    @Override
    protected Connector connect(String password) {
      String url = "jdbc:mariadb://127.0.0.1:%d/%s".formatted(gate().port(), CiviCrm.DATABASE);
      return new CiviDatabaseConnector(
          new SystemDescriptor.Database(url, server.user(), new Secret("${env:TEST}")),
          CiviDescriptors::columns,
          secret -> password);
    }

    @Override
    protected Connection owner() throws SQLException {
      return server.connect(CiviCrm.DATABASE);
    }

    @Override
    protected void write(Connection connection, List<Row> rows) throws SQLException {
      try (PreparedStatement put = connection.prepareStatement(PUT)) {
        for (Row row : rows) {
          put.setString(1, row.key());
          put.setString(2, row.name());
          put.setTimestamp(3, Timestamp.valueOf(row.starts()));
          put.setString(4, row.note());
          put.addBatch();
        }
        put.executeBatch();
      }
    }

    @Override
    public void delete(List<String> keys) throws SQLException {
      run("DELETE FROM civicrm_event WHERE id IN (%s)".formatted(String.join(",", keys)));
    }

    /** An event without a title, of which no record can be made. */
    @Override
    public void putBadRow() throws SQLException {
      run(
          "INSERT INTO civicrm_event (id, title, is_public, is_template, event_type_id) VALUES (4000, NULL, 1, 0, 1)");
    }

    @Override
    public void loseColumn() throws SQLException {
      run("ALTER TABLE civicrm_event RENAME COLUMN title TO heading");
    }

    @Override
    public void regainColumn() throws SQLException {
      run("ALTER TABLE civicrm_event RENAME COLUMN heading TO title");
    }

    private static void run(String sql) throws SQLException {
      try (Connection connection = server.connect(CiviCrm.DATABASE);
          Statement statement = connection.createStatement()) {
        statement.execute("SET FOREIGN_KEY_CHECKS = 0, sql_mode = ''");
        statement.execute(sql);
      }
    }
  }
}
