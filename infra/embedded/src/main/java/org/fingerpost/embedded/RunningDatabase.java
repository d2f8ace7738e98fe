package org.fingerpost.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the server that another process runs, by what that process left in its folder. */
final class RunningDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(RunningDatabase.class);
  private static final int PATIENCE_SECONDS = 3;

  private RunningDatabase() {}

  static Optional<DataSource> reach(Path home, String user, String database) {
    Optional<DataSource> found = described(home, user, database);
    return found.filter(RunningDatabase::answers);
  }

  private static Optional<DataSource> described(Path home, String user, String database) {
    try {
      PGSimpleDataSource source = new PGSimpleDataSource();
      int port = Integer.parseInt(Files.readString(home.resolve("port")).strip());
      source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
      source.setUser(user);
      source.setPassword(Files.readString(home.resolve("password")));
      source.setLoginTimeout(PATIENCE_SECONDS);
      return Optional.of(source);
    } catch (IOException | NumberFormatException e) {
      LOG.debug("The folder {} does not say how to reach its database: {}", home, e.toString());
      return Optional.empty();
    }
  }

  private static boolean answers(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      LOG.debug("The embedded database does not answer (SQL state {})", e.getSQLState());
      return false;
    }
  }
}
