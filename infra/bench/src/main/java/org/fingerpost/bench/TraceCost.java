package org.fingerpost.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What traces cost the flow: a first load with none, with those of one record in a hundred, all.
 */
@Command(
    name = "traces",
    description = "First load with traces off, of one record in a hundred, and of all.")
final class TraceCost implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final String OFF = "off";

  @Option(names = "--rows", defaultValue = "200000")
  private long rows;

  @Option(names = "--rounds", defaultValue = "3", description = "Of each kind, in turn.")
  private int rounds;

  private final AtomicLong taken = new AtomicLong();

  @Override
  public Integer call() throws Exception {
    Scoreboard board = new Scoreboard(System.out);
    Path folder = Workspace.make();
    HttpServer collector = collector();
    Map<String, List<Usage>> usages = new LinkedHashMap<>();
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), rows)) {
      board.heading("First load of %,d rows with traces".formatted(rows));
      for (int round = 0; round < rounds; round++) {
        for (String share : List.of(OFF, "0.01", "1")) {
          Path home = folder.resolve("hub-" + share + "-" + round);
          Usage usage = run(home, source, settings(collector, share));
          board.usage("traces " + share, usage);
          usages.computeIfAbsent(share, name -> new ArrayList<>()).add(usage);
        }
      }
    } finally {
      collector.stop(0);
    }
    board.line("%nThe collector took %,d requests.".formatted(taken.get()));
    double off = micros(usages.get(OFF));
    usages.forEach(
        (share, all) ->
            board.line(
                "CPU a record, traces %s: %.2f of that without"
                    .formatted(share, micros(all) / off)));
    Workspace.remove(folder);
    return 0;
  }

  private static double micros(List<Usage> usages) {
    return Percentiles.median(usages.stream().map(Usage::processorMicrosPerRecord).toList());
  }

  private static Map<String, String> settings(HttpServer collector, String share) {
    return share.equals(OFF)
        ? Map.of()
        : Map.of(
            "FINGERPOST_TRACES_URL",
            "http://127.0.0.1:%d/v1/traces".formatted(collector.getAddress().getPort()),
            "FINGERPOST_TRACES_SHARE",
            share);
  }

  /** Takes everything and keeps nothing, in this process, whose time does not count. */
  private HttpServer collector() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
    return server;
  }

  private void take(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    taken.incrementAndGet();
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private Usage run(Path folder, SourceDatabase source, Map<String, String> settings)
      throws Exception {
    try (HubRun run = HubRun.set(folder, source.address(), "PT60S", settings)) {
      Meter meter = new Meter(run.tree(), source.tree());
      run.awaitPublished(rows, PATIENCE);
      return meter.stop(rows);
    }
  }
}
