package org.fingerpost.connector.database;

class H2DatabaseTest extends DatabaseContract {
  @Override
  TestDatabase database() {
    return new TestDatabase(
        "jdbc:h2:mem:member;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE",
        "sa",
        "",
        "TIMESTAMP(6) WITH TIME ZONE",
        "CURRENT_TIMESTAMP(6)");
  }
}
