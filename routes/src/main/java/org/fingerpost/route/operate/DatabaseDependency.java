package org.fingerpost.route.operate;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The joint database. */
record DatabaseDependency(DataSource database) implements Dependency {
  private static final int SECONDS = 2;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public void check() throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!connection.isValid(SECONDS)) {
        throw new SQLException("the connection is not valid");
      }
    }
  }

  @Override
  public String advice() {
    return "The joint database does not answer. See that PostgreSQL runs and that"
        + " FINGERPOST_DATABASE_URL leads to it; the hub goes on by itself when it is back.";
  }
}
