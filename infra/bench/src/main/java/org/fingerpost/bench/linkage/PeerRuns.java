package org.fingerpost.bench.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fingerpost.bench.linkage.peer.PeerMain;
import org.fingerpost.bench.linkage.peer.PeerTable;

/** Runs the peers, each in a JVM of its own, for a bounded time. */
final class PeerRuns {
  private static final String HEAP = "-Xmx3g";

  private final List<String> peers;
  private final int seconds;

  PeerRuns(List<String> peers, int seconds) {
    this.peers = peers.stream().filter(peer -> !peer.equals("none")).toList();
    this.seconds = seconds;
  }

  /** How each peer did; none on a set in which there is nothing to link. */
  List<PeerResult> run(SetData data) throws Exception {
    List<PeerResult> results = new ArrayList<>();
    if (data.set().hasNoLinks() || peers.isEmpty()) {
      return results;
    }
    Path folder = Files.createTempDirectory("fingerpost-peers");
    Path table = folder.resolve("records.tsv");
    table(data).write(table, BenchRecord.FIELDS);
    for (String peer : peers) {
      results.add(run(peer, table, folder.resolve(peer + ".log")));
    }
    Files.delete(table);
    return results;
  }

  private PeerResult run(String peer, Path table, Path log)
      throws IOException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElse("java");
    Process process =
        new ProcessBuilder(
                java,
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                PeerMain.class.getName(),
                peer,
                table.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    return best(peer, log)
        .orElseGet(
            () ->
                new PeerResult(
                    peer,
                    Optional.empty(),
                    ended ? "it failed, see " + log : "ran longer than %d s".formatted(seconds),
                    0));
  }

  /** Figures that a peer told before its time was over count. */
  private static Optional<PeerResult> best(String peer, Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.startsWith(PeerMain.MARK))
        .map(line -> result(peer, line.substring(PeerMain.MARK.length()).split("\t")))
        .max(Comparator.comparingDouble(result -> result.rates().orElseThrow().f1()));
  }

  private static PeerResult result(String peer, String[] cells) {
    Rates rates = new Rates(Double.parseDouble(cells[0]), Double.parseDouble(cells[1]));
    return new PeerResult(peer, Optional.of(rates), cells[3], Double.parseDouble(cells[2]));
  }

  private static PeerTable table(SetData data) throws Exception {
    Map<String, Integer> members = new HashMap<>();
    boolean two = data.set().truth() == LinkageSet.TruthForm.PAIRS_OF_TABLES;
    List<BenchRecord> records = data.mapped();
    int[] tables =
        records.stream()
            .mapToInt(
                each ->
                    two ? members.computeIfAbsent(each.key().member(), id -> members.size()) : 0)
            .toArray();
    List<Map<String, String>> rows = records.stream().map(PeerRuns::lowerCase).toList();
    return new PeerTable(rows, data.truth().entities(), tables);
  }

  private static Map<String, String> lowerCase(BenchRecord record) {
    Map<String, String> row = new HashMap<>();
    record.fields().forEach((name, text) -> row.put(name, text.toLowerCase(Locale.ROOT)));
    return row;
  }
}
