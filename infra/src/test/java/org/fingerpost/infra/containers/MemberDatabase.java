package org.fingerpost.infra.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.testcontainers.mariadb.MariaDBContainer;

/** A member that keeps its groups in a MariaDB of its own. */
final class MemberDatabase {
  private static final String DESCRIPTOR =
      """
      member:
        id: container-member
        name: A Member with a Container
      system:
        database: {url: "%s", user: "%s", password: "${file:%s}"}
      datasets:
        groups:
          kind: organization
          table: tbl_groups
          changed: changed
          key: id
          fields:
            name: name
            addresses.postal_code: postcode
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [name, addresses]
          poll: PT0.5S
          full_compare: PT5S
          lag: PT1S
      """;

  private final MariaDBContainer server;

  MemberDatabase(MariaDBContainer server) throws SQLException {
    this.server = server;
    run(
        "CREATE TABLE tbl_groups (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(255) NOT NULL,"
            + " postcode VARCHAR(10), changed TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)"
            + " ON UPDATE CURRENT_TIMESTAMP(6), INDEX (changed))");
  }

  /** The folder of members for a hub: this one's descriptor. */
  Path describe(Path folder) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), server.getPassword());
    Path members = Files.createDirectories(folder.resolve("members"));
    Files.writeString(
        members.resolve("container-member.yaml"),
        DESCRIPTOR.formatted(server.getJdbcUrl(), server.getUsername(), password));
    return members;
  }

  /** That many groups with the word in their names. */
  void add(String word, int number) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO tbl_groups (name, postcode) VALUES (?, ?)")) {
      for (int i = 1; i <= number; i++) {
        insert.setString(1, word + " Group " + i);
        insert.setString(2, "WR1 1AA");
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return server.createConnection("");
  }
}
