package org.fingerpost.route.joint;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The joint database as a whole. */
public final class JointDatabase {
  private JointDatabase() {}

  /**
   * Brings the tables to the version that this program needs. Several processes may call it at
   * once: one migrates, the others wait.
   *
   * @throws IllegalStateException when the database cannot be brought there; the message says what
   *     to do
   */
  public static void migrate(DataSource database) {
    try {
      Flyway.configure(JointDatabase.class.getClassLoader())
          .dataSource(database)
          .locations("classpath:db/migration")
          .failOnMissingLocations(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new IllegalStateException(
          "The joint database could not be brought to this version. See that FINGERPOST_DATABASE_URL leads to a PostgreSQL of version 15 or later whose user owns its schema, and that no newer Fingerpost has migrated it.",
          e);
    }
  }
}
