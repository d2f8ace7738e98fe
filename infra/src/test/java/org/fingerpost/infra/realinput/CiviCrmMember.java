package org.fingerpost.infra.realinput;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.fingerpost.connector.database.CiviCrm;
import org.fingerpost.connector.database.MariaDb;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.realinput.Examples.Change;
import org.mariadb.jdbc.MariaDbDataSource;

/** A member that works in a real CiviCRM, and a hub that reads it by the example. */
final class CiviCrmMember implements AutoCloseable {
  static final String ID = "civicrm-member";
  private static final String READER = "fingerpost_reader";
  private static final String PASSWORD = "reader-password";

  private final MariaDb server;
  private final Hub hub;

  private CiviCrmMember(MariaDb server, Hub hub) {
    this.server = server;
    this.hub = hub;
  }

  /** Skips the test that asks where the data is not. */
  static CiviCrmMember start(Path folder) throws Exception {
    CiviCrm.contacts();
    MariaDb server = MariaDb.start();
    try {
      CiviCrm.load(server);
      CiviCrm.makeReader(server, READER, PASSWORD);
      List<MemberDescriptor> members = List.of(descriptor(server, folder));
      HubSettings settings = HubSettings.embedded(folder.resolve("hub"), 0);
      return new CiviCrmMember(server, Hub.start(settings, members, line -> {}));
    } catch (Exception | AssertionError e) {
      server.close();
      throw e;
    }
  }

  private static MemberDescriptor descriptor(MariaDb server, Path folder) throws Exception {
    return Examples.of(
        "civicrm.yaml",
        folder,
        new Change("jdbc:mariadb://127.0.0.1:3306/civicrm", server.url(CiviCrm.DATABASE)),
        new Change("${env:CIVICRM_PASSWORD}", Examples.secret(folder, PASSWORD)),
        new Change("full_compare: PT1H", "full_compare: PT5S"));
  }

  Hub hub() {
    return hub;
  }

  /** The member's own database. */
  JointView database() throws SQLException {
    MariaDbDataSource owner = new MariaDbDataSource(server.url(CiviCrm.DATABASE));
    owner.setUser(server.user());
    owner.setPassword(server.password());
    return new JointView(owner);
  }

  /** Somebody at the member works. */
  void run(String... statements) throws SQLException {
    try (Connection connection = server.connect(CiviCrm.DATABASE);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws Exception {
    hub.close();
    server.close();
  }
}
