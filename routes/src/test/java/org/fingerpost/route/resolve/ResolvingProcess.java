package org.fingerpost.route.resolve;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A {@link Resolving} in a process of its own: each line it reads is a turn, each it says an end.
 */
final class ResolvingProcess implements AutoCloseable {
  private static final String DONE = "done ";

  private final Process process;
  private final BufferedReader said;
  private final PrintWriter turns;

  private ResolvingProcess(Process process) {
    this.process = process;
    said = process.inputReader(StandardCharsets.UTF_8);
    turns = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /** Begins to start one over that database. */
  static ResolvingProcess launch(HikariDataSource database, int hubs, int number)
      throws IOException {
    PGSimpleDataSource server = (PGSimpleDataSource) database.getDataSource();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ResolvingProcess.class.getName());
    command.addAll(List.of(server.getUrl(), Integer.toString(hubs), Integer.toString(number)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    String user = server.getUser();
    builder.environment().putAll(Map.of("DB_USER", user, "DB_PASSWORD", server.getPassword()));
    return new ResolvingProcess(builder.start());
  }

  void begin(Resolving.Turn turn) {
    turns.println(turn);
  }

  /** Waits until it has taken its turn; fails when it ended instead. */
  void awaitEnd(Resolving.Turn turn) throws IOException {
    List<String> before = new ArrayList<>();
    String line = said.readLine();
    while (line != null && !line.equals(DONE + turn)) {
      before.add(line);
      line = said.readLine();
    }
    if (line == null) {
      String all = before.stream().collect(Collectors.joining("\n"));
      throw new AssertionError("A resolver ended before its turn %s did:\n%s".formatted(turn, all));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The process: address of the database, how many resolve, and which of them it is. */
  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setUsername(System.getenv("DB_USER"));
    config.setPassword(System.getenv("DB_PASSWORD"));
    config.setMaximumPoolSize(4);
    try (HikariDataSource database = new HikariDataSource(config);
        BufferedReader turns =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      int hubs = Integer.parseInt(args[1]);
      Resolving resolving = new Resolving(database, hubs, Integer.parseInt(args[2]));
      for (String line = turns.readLine(); line != null; line = turns.readLine()) {
        resolving.take(Resolving.Turn.valueOf(line));
        System.out.println(DONE + line);
      }
    }
  }
}
