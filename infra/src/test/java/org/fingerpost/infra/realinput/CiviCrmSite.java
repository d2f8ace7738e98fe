package org.fingerpost.infra.realinput;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.fingerpost.connector.database.CiviCrm;
import org.fingerpost.connector.database.MariaDb;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.infra.realinput.Examples.Change;
import org.mariadb.jdbc.MariaDbDataSource;
import org.opentest4j.TestAbortedException;

/** A real CiviCRM with its sample data, at which somebody works. */
final class CiviCrmSite implements AutoCloseable {
  static final String ID = "civicrm-member";
  private static final String READER = "fingerpost_reader";
  private static final String PASSWORD = "reader-password";

  private static final String READY_MADE =
      """
      member: {id: %s, name: A Member with CiviCRM}
      system:
        civicrm:
          database: {url: "%s", user: %s, password: "%s"}
      datasets:
        organizations:
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [name, website]
            members: [email, phones]
          poll: PT0.5S
          full_compare: PT2S
        activities:
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            members: [activity_type, name, starts_at, status, organization_id]
          poll: PT0.5S
          full_compare: PT2S
      """;

  private final MariaDb server;

  private CiviCrmSite(MariaDb server) {
    this.server = server;
  }

  /** Skips the test that asks where the data is not. */
  static CiviCrmSite start() throws Exception {
    CiviCrm.contacts();
    MariaDb server = MariaDb.start();
    try {
      CiviCrm.load(server);
      CiviCrm.makeReader(server, READER, PASSWORD);
      return new CiviCrmSite(server);
    } catch (Exception | AssertionError e) {
      server.close();
      throw e;
    }
  }

  /** None where the data is not, for tests of which only some need it. */
  static Optional<CiviCrmSite> startWhereDataStand() throws Exception {
    try {
      return Optional.of(start());
    } catch (TestAbortedException e) {
      return Optional.empty();
    }
  }

  /** The member by the example of queries. */
  MemberDescriptor byQueries(Path folder) throws Exception {
    return Examples.of(
        "civicrm.yaml",
        folder,
        new Change("jdbc:mariadb://127.0.0.1:3306/civicrm", server.url(CiviCrm.DATABASE)),
        new Change("${env:CIVICRM_PASSWORD}", Examples.secret(folder, PASSWORD)),
        new Change("full_compare: PT1H", "full_compare: PT5S"));
  }

  /** The member by the datasets that are ready made. */
  MemberDescriptor readyMade(Path folder) throws Exception {
    String text =
        READY_MADE.formatted(
            ID, server.url(CiviCrm.DATABASE), READER, Examples.secret(folder, PASSWORD));
    return new DescriptorReader().read("civicrm.yaml", text, folder).descriptor();
  }

  /** The site's own database. */
  JointView database() throws SQLException {
    MariaDbDataSource owner = new MariaDbDataSource(server.url(CiviCrm.DATABASE));
    owner.setUser(server.user());
    owner.setPassword(server.password());
    return new JointView(owner);
  }

  int count(String fromWhere) throws SQLException {
    return database().count(fromWhere);
  }

  String text(String sql) throws SQLException {
    return database().texts(sql).get(0);
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
    server.close();
  }
}
