package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.infra.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What people who look at the console cost the flow: within one first load many consoles are open,
 * and none, by turns. From one load to the next the same hub is a tenth faster or slower on a
 * virtual machine, which is more than is looked for; within a load what drifts meets both alike.
 * Not before all is normalised, as until then the stages compete for the processor, and how fast
 * one of them is says nothing of all.
 */
@Command(
    name = "consoles",
    description = "First load while consoles are open by turns, to the same load while none is.")
final class OpenConsoles implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** A stream that was closed is noticed when it is next written to. */
  private static final Duration UNTIL_STEADY = Duration.ofSeconds(1);

  /** So a drift that goes on evenly meets both kinds alike. */
  private static final List<Boolean> TURNS = List.of(false, true, true, false);

  @Option(names = "--rows", defaultValue = "2000000")
  private long rows;

  @Option(names = "--consoles", defaultValue = "20")
  private int consoles;

  @Option(
      names = "--page-every",
      defaultValue = "5",
      description = "Seconds between two pages that one person reads; the streams tell between.")
  private int pageEvery;

  @Option(names = "--turn", defaultValue = "10", description = "Seconds that each turn takes.")
  private int turn;

  @Option(names = "--rounds", defaultValue = "2", description = "First loads.")
  private int rounds;

  private final Onlookers.Seen seen = new Onlookers.Seen();
  private final List<Double> throughput = new ArrayList<>();
  private final List<Double> processor = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Scoreboard board = new Scoreboard(System.out);
    Path folder = Workspace.make();
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), rows)) {
      board.heading(
          "First load of %,d rows, with %d consoles and with none by turns of %d s"
              .formatted(rows, consoles, turn));
      for (int round = 1; round <= rounds; round++) {
        Path home = folder.resolve("hub-" + round);
        run(board, home, source, round);
        Workspace.remove(home); // gigabytes, of which the next load wants as many
      }
    }
    tell(board);
    Workspace.remove(folder);
    return 0;
  }

  private void tell(Scoreboard board) {
    if (throughput.isEmpty()) {
      throw new IllegalStateException(
          "The rows did not last for one pair of turns. Give more --rows, or a shorter --turn.");
    }
    board.line("\nThe consoles read %s.".formatted(seen));
    board.line(
        "%d pairs of turns, open to none: throughput %s; CPU a record of the hub %s."
            .formatted(throughput.size(), spread(throughput), spread(processor)));
    board.ratio(
        "throughput with %d consoles to none, median of all pairs".formatted(consoles),
        Percentiles.median(throughput),
        "0.97 or more");
    board.ratio("CPU a record, median of all pairs", Percentiles.median(processor), "told");
  }

  /** How far the ratios lie apart, and how well their mean is known. */
  private static String spread(List<Double> ratios) {
    double mean = ratios.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    double squares = ratios.stream().mapToDouble(ratio -> (ratio - mean) * (ratio - mean)).sum();
    double error = Math.sqrt(squares / (ratios.size() - 1) / ratios.size());
    return "%.2f to %.2f (the middle half), mean %.3f, standard error %.3f"
        .formatted(Percentiles.share(ratios, 0.25), Percentiles.share(ratios, 0.75), mean, error);
  }

  /** Somebody signs in before: checking a password is not looking. */
  private void run(Scoreboard board, Path home, SourceDatabase source, int round) throws Exception {
    try (HubRun run = HubRun.polled(home, source.address(), "PT60S", Main.class)) {
      Onlooker.admit(run.joint());
      Onlooker onlooker = Onlooker.signedIn(run.address());
      Meter meter = new Meter(run.tree(), source.tree());
      FlowPosition position = new FlowPosition(run, PATIENCE);
      position.awaitNormalised(rows);
      List<String> pairs = turns(new Turns(run, position, onlooker));
      position.awaitPublished(rows);
      board.usage("load " + round, meter.stop(rows));
      board.line("by pairs of turns, throughput and CPU: " + String.join("; ", pairs));
    }
  }

  /** Until what is left would not last for a pair of turns. */
  private List<String> turns(Turns turns) throws Exception {
    List<String> told = new ArrayList<>();
    Turn longest = Turn.NONE;
    for (int at = 0; turns.position.read() + 2.5 * longest.records < rows; at += 2) {
      boolean openFirst = TURNS.get(at % TURNS.size());
      Turn first = turns.take(openFirst);
      Turn second = turns.take(!openFirst);
      Turn open = openFirst ? first : second;
      Turn none = openFirst ? second : first;
      double rates = open.perSecond() / none.perSecond();
      double processors = open.processorNanos() / none.processorNanos();
      throughput.add(rates);
      processor.add(processors);
      told.add("%.2f %.2f".formatted(rates, processors));
      longest = first.records > second.records ? first : second;
    }
    return told;
  }

  /** What was resolved in one turn, and what the hub with its database used meanwhile. */
  private record Turn(long records, Duration time, Duration processor) {
    static final Turn NONE = new Turn(0, Duration.ZERO, Duration.ZERO);

    double perSecond() {
      return records * 1e9 / time.toNanos();
    }

    double processorNanos() {
      return (double) processor.toNanos() / records;
    }
  }

  /** Takes turns in one load. */
  private final class Turns {
    private final ProcessTree tree;
    private final FlowPosition position;
    private final Onlooker onlooker;

    Turns(HubRun run, FlowPosition position, Onlooker onlooker) throws IOException {
      this.tree = run.tree();
      this.position = position;
      this.onlooker = onlooker;
    }

    Turn take(boolean isOpen) throws Exception {
      try (Onlookers looking = new Onlookers(onlooker, isOpen ? consoles : 0, pageEvery, seen)) {
        Waiting.pass(UNTIL_STEADY);
        long begun = System.nanoTime();
        long before = position.read();
        Duration used = tree.processorTime();
        Waiting.pass(Duration.ofSeconds(turn));
        Turn taken =
            new Turn(
                position.read() - before,
                Duration.ofNanos(System.nanoTime() - begun),
                tree.processorTime().minus(used));
        looking.requireWell();
        return taken;
      }
    }
  }
}
