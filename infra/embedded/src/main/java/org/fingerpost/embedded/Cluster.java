package org.fingerpost.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fingerpost.embedded.ServerPrograms.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL data folder on disk and the server that runs on it.
 *
 * <p>The server is started through {@code pg_ctl}, which gives it a session of its own: a Ctrl-C in
 * the terminal reaches the hub alone, and the hub then stops the server last.
 */
final class Cluster {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final int NOT_RUNNING = 3;
  private static final int STARTS = 5;
  private static final long LOG_LIMIT = 10L << 20;
  private static final Duration LEAVING = Duration.ofMillis(500);

  private final Path home;
  private final Path data;
  private final Path password;
  private final ServerPrograms programs;

  Cluster(Path home) {
    this.home = home;
    this.data = home.resolve("cluster");
    this.password = home.resolve("password");
    this.programs = ServerPrograms.in(Binaries.unpacked(home.resolve("programs")), home);
  }

  /**
   * Lays the data folder, if it is not there. It is laid aside and renamed, so that a kill half-way
   * leaves nothing that looks like a database.
   */
  void lay(String superuser, String secret) {
    if (Files.isDirectory(data)) {
      return;
    }
    Path aside = home.resolve("cluster.being-laid");
    deleteAll(aside);
    ServerPrograms.keepPrivate(password, secret);
    expect(programs.run(home, "initdb", initArguments(superuser, aside)), "laid");
    try {
      Files.move(aside, data);
    } catch (IOException e) {
      throw new EmbeddedException("The folder " + data + " cannot be made: " + e, e);
    }
  }

  private List<String> initArguments(String superuser, Path aside) {
    return List.of(
        "--pgdata=" + aside,
        "--username=" + superuser,
        "--auth=scram-sha-256",
        "--pwfile=" + password,
        "--encoding=UTF8",
        // Part of PostgreSQL itself, so that no change of the system's locales corrupts an index.
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C");
  }

  Optional<String> secret() {
    try {
      return Files.exists(password) && Files.isDirectory(data)
          ? Optional.of(Files.readString(password))
          : Optional.empty();
    } catch (IOException e) {
      throw new EmbeddedException("The file " + password + " cannot be read: " + e, e);
    }
  }

  /** Stops the server that a killed hub left behind; forgets one that died with it. */
  void stopLeftover() {
    if (!Files.exists(pidFile())) {
      return;
    }
    if (isRunning() && leftoverIsPostgres()) {
      LOG.info("A killed run left its PostgreSQL running on {}; it is stopped first.", data);
      stop();
    } else if (!leftoverIsPostgres()) {
      deleteAll(pidFile()); // its number may have gone to another process, which would stop us
    }
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  private boolean isRunning() {
    return programs.run(home, "pg_ctl", List.of("status", "--pgdata=" + data)).code()
        != NOT_RUNNING;
  }

  private boolean leftoverIsPostgres() {
    return leftoverPid()
        .flatMap(ProcessHandle::of)
        .flatMap(process -> process.info().command())
        .map(command -> Path.of(command).getFileName().toString())
        .filter(name -> name.startsWith("postgres"))
        .isPresent();
  }

  private Optional<Long> leftoverPid() {
    try {
      return Files.lines(pidFile()).findFirst().map(line -> Long.parseLong(line.trim()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Starts the server and returns when it takes connections, its crash recovery done. */
  void start(int port, Map<String, String> settings) {
    shortenLog();
    List<String> arguments =
        List.of(
            "start",
            "--pgdata=" + data,
            "--log=" + serverLog(),
            "--wait",
            "--timeout=90",
            "--options=" + options(port, settings));
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = programs.run(home, "pg_ctl", arguments);
      if (outcome.code() == 0) {
        return;
      }
      if (attempt == STARTS) {
        throw new EmbeddedException(
            "PostgreSQL did not start on " + data + ". Its log, " + serverLog() + ", says why.");
      }
      programs.awaitEndOf("postgres", LEAVING); // those of a killed server may still be leaving
    }
  }

  private Path serverLog() {
    return home.resolve("server.log");
  }

  private void shortenLog() {
    try {
      if (Files.exists(serverLog()) && Files.size(serverLog()) > LOG_LIMIT) {
        Files.delete(serverLog());
      }
    } catch (IOException e) {
      LOG.warn("The log {} could not be shortened: {}", serverLog(), e.toString());
    }
  }

  private static String options(int port, Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> "-c " + setting.getKey() + "='" + setting.getValue() + "'")
        .sorted()
        .collect(Collectors.joining(" ", "-p " + port + " ", ""));
  }

  void stop() {
    List<String> arguments =
        List.of("stop", "--pgdata=" + data, "--mode=fast", "--wait", "--timeout=60");
    Outcome outcome = programs.run(home, "pg_ctl", arguments);
    if (outcome.code() != 0 && isRunning()) {
      throw new EmbeddedException("PostgreSQL on " + data + " did not stop: " + outcome.said());
    }
  }

  private static void expect(Outcome outcome, String done) {
    if (outcome.code() != 0) {
      throw new EmbeddedException(
          "The embedded database could not be " + done + ": " + outcome.said().strip());
    }
  }

  private static void deleteAll(Path place) {
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(place)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new EmbeddedException(place + " cannot be deleted: " + e, e);
    }
  }
}
