package org.fingerpost.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.bench.ResolveBench.Run;
import org.fingerpost.route.resolve.Linkages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The resolve stage over PostgreSQL against linking the same records in memory. */
@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    description = "The resolve stage over PostgreSQL, and the same records linked in memory.")
final class Resolve implements Callable<Integer> {
  @Option(
      names = "--sets",
      split = ",",
      defaultValue = "febrl4,voluntary_orgs_10k",
      description = "Sets of the linkage bench (${DEFAULT-VALUE}).")
  private List<String> sets;

  @Option(
      names = "--rows",
      defaultValue = "30000",
      description = "And that many invented organisations of one town, 0 for none.")
  private int rows;

  @Option(names = "--rounds", defaultValue = "2", description = "After one that does not count.")
  private int rounds;

  @Option(names = "--data", defaultValue = "../shared/data", description = "Where the sets are.")
  private Path data;

  @Option(names = "--descriptors", defaultValue = "infra/bench/linkage")
  private Path descriptors;

  @Override
  public Integer call() throws Exception {
    Path folder = Workspace.make();
    try (ResolveBench bench = new ResolveBench(folder)) {
      for (String set : sets) {
        if (ResolveRecords.isThere(set, data)) {
          measure(bench, ResolveRecords.of(set, descriptors));
        } else {
          System.out.printf("%n## %s%n%nSkipped: it is not under %s.%n", set, data);
        }
      }
      if (rows > 0) {
        measure(bench, ResolveRecords.invented(rows, folder));
      }
    }
    Workspace.remove(folder);
    return 0;
  }

  private void measure(ResolveBench bench, ResolveRecords records) throws Exception {
    System.out.printf("%n## Resolve: %s, %,d records%n%n", records.name(), records.size());
    System.out.println(
        "| | records/s | CPU a record, µs | of that Java | of that PostgreSQL | outcome |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | --- |");
    List<Double> loads = new ArrayList<>();
    List<Double> streams = new ArrayList<>();
    Linkages byModel = Linkages.byModel(records.members());
    for (int round = 0; round <= rounds; round++) {
      String of = round == 0 ? "warm-up" : "round " + round;
      print(of + ": by keys alone", bench.firstLoad(records, Linkages.byKeys()));
      Run load = bench.firstLoad(records, byModel);
      print(of + ": first load, learned and linked at its end", load);
      Run loaded = ResolveBench.inMemory(records);
      print(of + ": the same in memory", loaded);
      Run stream = bench.asTheyCome(records, byModel);
      print(of + ": as they come, by the model that stands", stream);
      Run streamed = ResolveBench.inMemory(records, bench.model());
      print(of + ": the same in memory", streamed);
      if (round > 0) {
        loads.add(load.recordsPerSecond() / loaded.recordsPerSecond());
        streams.add(stream.recordsPerSecond() / streamed.recordsPerSecond());
      }
    }
    Scoreboard board = new Scoreboard(System.out);
    if (rounds > 0) {
      board.ratio("First load to memory, records/s", Percentiles.median(loads), "told");
      board.ratio("As they come to memory, records/s", Percentiles.median(streams), "told");
    }
  }

  private static void print(String name, Run run) {
    System.out.printf(
        "| %s | %,.0f | %.1f | %.1f | %.1f | %s |%n",
        name,
        run.recordsPerSecond(),
        run.micros(),
        run.javaMicros(),
        run.serverMicros(),
        run.outcome());
  }
}
