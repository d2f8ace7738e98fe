package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.infra.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether a record costs more when many others stand in the joint database. */
@Command(
    name = "growth",
    description = "Cost of new and of changed records in a small and in a large joint database.")
final class Growth implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String POLL = "PT0.1S";

  @Option(names = "--small", defaultValue = "10000")
  private long small;

  @Option(names = "--large", defaultValue = "1000000")
  private long large;

  @Option(names = "--changes", defaultValue = "20000")
  private long changes;

  @Option(
      names = "--warm-up",
      defaultValue = "100000",
      description = "Updates before the first measurement, so that both find warm code.")
  private long warmUp;

  private final List<String> shares = new ArrayList<>();

  /** New records, and changed ones, at one size. */
  private record Cost(Usage added, Usage updated) {}

  @Override
  public Integer call() throws Exception {
    Scoreboard board = new Scoreboard(System.out);
    Path folder = Workspace.make();
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), small);
        Connection member = source.address().connect();
        HubRun run = HubRun.polled(folder.resolve("hub"), source.address(), POLL, Main.class)) {
      FlowPosition flow = new FlowPosition(run, PATIENCE);
      flow.awaitRead(small);
      warm(member, flow);
      board.heading("%,d records into a joint database of a size, one hub".formatted(changes));
      Cost few = cost(board, run, flow, member, small);
      fill(member, flow, small + changes + 1, large);
      Cost many = cost(board, run, flow, member, large);
      flow.requireApart(large + changes);
      compare(board, "new", few.added(), many.added());
      compare(board, "changed", few.updated(), many.updated());
      board.line("\nWho used it, µs a record (threads and processes that ended are not told of):");
      shares.forEach(line -> board.line("- " + line));
    }
    Workspace.remove(folder);
    return 0;
  }

  private void warm(Connection member, FlowPosition flow) throws SQLException, IOException {
    for (long done = 0; done < warmUp; done += small) {
      update(member, flow, small, small);
    }
  }

  /** Adds behind those that are there, then changes as many all over the table. */
  private Cost cost(
      Scoreboard board, HubRun run, FlowPosition flow, Connection member, long standing)
      throws Exception {
    long more = standing + changes;
    Work adding = () -> fill(member, flow, standing + 1, more);
    Usage added = measured(board, run, flow, "new, at %,d".formatted(standing), adding);
    Work updating = () -> update(member, flow, more, changes);
    Usage updated = measured(board, run, flow, "changed, at %,d".formatted(more), updating);
    return new Cost(added, updated);
  }

  private Usage measured(Scoreboard board, HubRun run, FlowPosition flow, String what, Work work)
      throws Exception {
    flow.settle();
    ProcessorShares before = ProcessorShares.of(run);
    Meter meter = new Meter(run.tree());
    work.run();
    Usage usage = meter.stop(changes);
    board.usage(what, usage);
    shares.add(what + ": " + ProcessorShares.of(run).since(before, changes));
    return usage;
  }

  /** What is measured: done when the hub has taken it to the end. */
  private interface Work {
    void run() throws Exception;
  }

  private static void fill(Connection member, FlowPosition flow, long first, long last)
      throws SQLException, IOException {
    long before = flow.read();
    SourceTable.fill(member, first, last);
    flow.awaitRead(before + last - first + 1);
  }

  private static void update(Connection member, FlowPosition flow, long rows, long number)
      throws SQLException, IOException {
    long before = flow.read();
    flow.awaitRead(before + SourceTable.update(member, rows, number));
  }

  private static void compare(Scoreboard board, String what, Usage few, Usage many) {
    board.ratio(
        "CPU of a %s record, large to small".formatted(what),
        many.processorMicrosPerRecord() / few.processorMicrosPerRecord(),
        "1.2 or less");
    board.ratio(
        "wall time of a %s record, large to small".formatted(what),
        few.recordsPerSecond() / many.recordsPerSecond(),
        "1.2 or less");
  }
}
