package org.fingerpost.connector.civicrm;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.BehindGate;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.ContractDataset;
import org.fingerpost.connector.contract.Gate;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Promise;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.contract.Waived;
import org.fingerpost.connector.database.CiviCrm;
import org.fingerpost.connector.database.MariaDb;
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
  private static final class Events implements BehindGate {
    private static final String PUT =
        "INSERT INTO civicrm_event (id, title, start_date, summary, is_public, is_template, event_type_id) VALUES (?, ?, ?, ?, 1, 0, 1) ON DUPLICATE KEY UPDATE title = VALUES(title), start_date = VALUES(start_date)";

    private final Gate gate;

    Events() throws SQLException, IOException {
      gate = new Gate(Integer.parseInt(server.url("x").replaceFirst(".*:(\\d+)/x", "$1")));
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
    public Connector connectWithWrongPassword() {
      return connect("not-the-secret");
    }

    private Connector connect(String password) {
      String url = "jdbc:mariadb://127.0.0.1:%d/%s".formatted(gate.port(), CiviCrm.DATABASE);
      return new CiviDatabaseConnector(
          new SystemDescriptor.Database(url, server.user(), new Secret("${env:TEST}")),
          CiviDescriptors::columns,
          secret -> password);
    }

    @Override
    public void put(List<Row> rows) throws SQLException {
      try (Connection connection = server.connect(CiviCrm.DATABASE)) {
        connection.setAutoCommit(false);
        write(connection, rows);
        connection.commit();
      }
    }

    private static void write(Connection connection, List<Row> rows) throws SQLException {
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
    public Pending begin(Row row) throws SQLException {
      Connection connection = server.connect(CiviCrm.DATABASE);
      connection.setAutoCommit(false);
      write(connection, List.of(row));
      return new Pending() {
        @Override
        public void commit() throws SQLException {
          connection.commit();
        }

        @Override
        public void close() throws SQLException {
          connection.close();
        }
      };
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

    @Override
    public Gate gate() {
      return gate;
    }

    @Override
    public void close() throws IOException {
      gate.close();
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
