package org.fingerpost.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who of a hub used its processor time: the threads of its JVM, as {@code jcmd} tells of them, and
 * the processes of its database. Threads and processes that ended are not told of.
 */
final class ProcessorShares {
  /** A thread of a dump: its name, and its processor time in milliseconds. */
  private static final Pattern THREAD = Pattern.compile("(?m)^\"([^\"]+)\".* cpu=([0-9.]+)ms");

  /** What is left out of names: Camel's own, all topics but the first, and numbers. */
  private static final Pattern NOISE =
      Pattern.compile("Camel \\(.*\\) thread #\\d+ - |,[^\\]]*|[-#\\[(]*\\d[\\d.:-]*[\\])]*");

  /** A session is told by the table that its last statement names first, where that is telling. */
  private static final String PROCESSES =
      """
      SELECT pid, backend_type || coalesce(', last at ' || substring(query
        FROM '(?i)(?:FROM|INTO|UPDATE|COPY)\\s+(\\w+)'), '')
      FROM pg_stat_activity WHERE pid <> pg_backend_pid()""";

  private static final double LEAST_TOLD = 1;

  /** Before anything was used. */
  static final ProcessorShares NONE = new ProcessorShares();

  private final Map<String, Duration> threads = new HashMap<>();
  private final Map<Long, Duration> processes = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();

  private ProcessorShares() {}

  /** As it stands. */
  static ProcessorShares of(HubRun run) throws IOException, SQLException, InterruptedException {
    ProcessorShares shares = new ProcessorShares();
    shares.addThreads(run.pid());
    shares.addProcesses(run.joint());
    return shares;
  }

  /** What was used since an earlier look, most first, in microseconds a record. */
  String since(ProcessorShares before, long records) {
    List<Map.Entry<String, Double>> spent = new ArrayList<>();
    threads.forEach(
        (name, now) ->
            spent.add(share(name, now, before.threads.getOrDefault(name, Duration.ZERO), records)));
    processes.forEach(
        (pid, now) ->
            spent.add(
                share(
                    "PostgreSQL " + names.get(pid),
                    now,
                    before.processes.getOrDefault(pid, Duration.ZERO),
                    records)));
    return spent.stream()
        .filter(share -> share.getValue() >= LEAST_TOLD)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(share -> "%s %.0f".formatted(share.getKey(), share.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static Map.Entry<String, Double> share(
      String name, Duration now, Duration before, long records) {
    return Map.entry(name, now.minus(before).toNanos() / 1e3 / records);
  }

  private void addThreads(long pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process dump = new ProcessBuilder(jcmd, Long.toString(pid), "Thread.print").start();
    String text = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    dump.waitFor();
    Matcher thread = THREAD.matcher(text);
    while (thread.find()) {
      long micros = Math.round(Double.parseDouble(thread.group(2)) * 1_000);
      String name = NOISE.matcher(thread.group(1)).replaceAll("").strip();
      threads.merge(name, Duration.ofNanos(micros * 1_000), Duration::plus);
    }
  }

  private void addProcesses(DatabaseAddress joint) throws SQLException {
    try (Connection connection = joint.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(PROCESSES)) {
      while (rows.next()) {
        processes.put(rows.getLong(1), ProcessTree.processorTimeOf(rows.getLong(1)));
        names.put(rows.getLong(1), rows.getString(2));
      }
    }
  }
}
