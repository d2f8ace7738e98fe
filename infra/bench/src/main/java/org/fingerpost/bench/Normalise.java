package org.fingerpost.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.embedded.EmbeddedBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The normalise stage over Camel against the same work in a plain client loop. */
@Command(
    name = "normalise",
    description = "Parse, map, validate, write and force: over Camel and in a plain loop.")
final class Normalise implements Callable<Integer> {
  private static final DatabaseAddress NOWHERE =
      new DatabaseAddress("127.0.0.1", 1, "nowhere", "nobody", "");

  @Option(names = "--rows", defaultValue = "200000")
  private int rows;

  @Option(names = "--rounds", defaultValue = "5", description = "After one that does not count.")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    Path folder = Workspace.make();
    MemberDescriptor member =
        new DescriptorReader()
            .read("bench.yaml", BenchMember.polled(NOWHERE, "PT60S"), folder)
            .descriptor();
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
        NormaliseBench bench = new NormaliseBench(broker, member, rows)) {
      bench.fill();
      measure(bench);
    }
    Workspace.remove(folder);
    return 0;
  }

  private void measure(NormaliseBench bench) throws Exception {
    System.out.printf("%n## Normalise, %,d source records, one JVM%n%n", rows);
    System.out.println("| round | over Camel, records/s | plain loop, records/s | ratio |");
    System.out.println("| --- | ---: | ---: | ---: |");
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      // Who goes second has the warmer machine: they take turns.
      boolean camelFirst = round % 2 == 0;
      double first = camelFirst ? bench.camel() : bench.plain();
      double second = camelFirst ? bench.plain() : bench.camel();
      double camel = camelFirst ? first : second;
      double plain = camelFirst ? second : first;
      System.out.printf(
          "| %s | %,.0f | %,.0f | %.3f |%n",
          round == 0 ? "warm-up" : round, camel, plain, camel / plain);
      if (round > 0) {
        ratios.add(camel / plain);
      }
    }
    new Scoreboard(System.out)
        .ratio("Camel to plain loop, median", Percentiles.median(ratios), "0.85 or more");
  }
}
