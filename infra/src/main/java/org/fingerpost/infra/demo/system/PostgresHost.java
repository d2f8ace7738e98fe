package org.fingerpost.infra.demo.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.fingerpost.embedded.EmbeddedDatabase;

/**
 * The PostgreSQL server in which some members keep their databases: each its own, with an owner,
 * and a reader for the hub that may do nothing but read.
 */
record PostgresHost(EmbeddedDatabase server) {
  /** The member's database, made with its two accounts unless it is there. */
  MemberSystem system(SystemPlan plan, SecretFiles secrets) {
    String name = plan.member().replace('-', '_');
    String owner = name + "_owner";
    String reader = name + "_reader";
    String ownersPassword = secrets.secret(plan.member() + "-owner");
    server
        .createDatabase(name)
        .createRole(owner, ownersPassword)
        .createRole(reader, secrets.secret(plan.member() + "-reader"));
    // DDL takes no parameters; the names are the demo's own.
    asSuperuser(
        plan.member(),
        "ALTER DATABASE %s OWNER TO %s".formatted(name, owner),
        "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name),
        "GRANT CONNECT ON DATABASE %s TO %s".formatted(name, reader));
    String grant = "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + reader;
    return new SqlSystem(plan, server.jdbcUrl(name), owner, ownersPassword, List.of(grant));
  }

  private void asSuperuser(String member, String... commands) {
    try (Connection connection = server.dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    } catch (SQLException e) {
      throw new MemberSystemException("The database of " + member + " was not made.", e);
    }
  }
}
