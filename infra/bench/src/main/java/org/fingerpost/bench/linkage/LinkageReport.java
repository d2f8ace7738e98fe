package org.fingerpost.bench.linkage;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what was measured as tables, a table a set and one of all sets. */
final class LinkageReport {
  private final PrintStream out;
  private final List<SetFigures> lines = new ArrayList<>();

  LinkageReport(PrintStream out) {
    this.out = out;
  }

  void begin() {
    out.printf(
        "%n# Linkage: one preset threshold, no labels, heap of %,d MiB%n",
        Runtime.getRuntime().maxMemory() >> 20);
  }

  void skipped(LinkageSet set, Path data) {
    out.printf(
        "%n## %s%n%nSkipped: there is no folder %s.%n", set.name(), data.resolve(set.data()));
  }

  void overdue(LinkageSet set, OverdueException why) {
    out.printf("%n## %s%n%nNo figure: %s.%n", set.name(), why.getMessage());
  }

  void set(SetResult result, List<PeerResult> peers) {
    lines.add(SetFigures.of(result, peers));
    SetData data = result.data();
    out.printf(
        "%n## %s%n%n%,d records of %s, %,d of them taken as written although the hub would refuse them.%n%n",
        data.set().name(), data.records().size(), data.kind().wireName(), data.roughRows());
    out.println("| | precision | recall | F1 |\n| --- | ---: | ---: | ---: |");
    rates("pairs of records in one cluster", result.score().pairs());
    rates("whole clusters of two and more", result.score().clusters());
    rates("B-cubed", result.score().bCubed());
    peers.forEach(this::peer);
    details(result);
  }

  private void rates(String name, Rates rates) {
    out.printf(
        "| %s | %.4f | %.4f | %.4f |%n", name, rates.precision(), rates.recall(), rates.f1());
  }

  private void peer(PeerResult peer) {
    if (peer.rates().isPresent()) {
      String seconds = "%.1f s to match".formatted(peer.seconds());
      rates("%s, pairs (%s; %s)".formatted(peer.peer(), peer.how(), seconds), peer.rates().get());
    } else {
      out.printf("| %s: no figure (%s) | | | |%n", peer.peer(), peer.how());
    }
  }

  private void details(SetResult result) {
    PairFindings pairs = result.pairs();
    out.println("\n| | |\n| --- | ---: |");
    row("false links (pairs)", "%,d".formatted(pairs.falsePairs().size()));
    row("missed links (pairs)", "%,d".formatted(pairs.missedPairs().size()));
    row("blocking recall", "%.4f".formatted(pairs.blockingRecall()));
    row("pairs compared", "%,d".formatted(result.pairsCompared()));
    row(
        "pairs compared a record",
        "%.1f".formatted((double) result.pairsCompared() / result.data().records().size()));
    row("precision of the linked band", "%.4f".formatted(pairs.linkedBandPrecision()));
    row("records in review", "%.2f %%".formatted(100 * pairs.reviewShare()));
    row("pairs in review that are true", "%.2f".formatted(pairs.review().precision()));
    row("learning, s", "%.2f".formatted(result.learning().toMillis() / 1e3));
    row("records/s, one at a time", "%,.0f".formatted(result.recordsPerSecond()));
    row("CPU a record, µs", "%.1f".formatted(result.processorMicros()));
    result
        .growth()
        .ifPresent(
            growth -> row("CPU a record, to that of 10,000 of them", "%.2f".formatted(growth)));
    row("heap at its peak, MiB", "%,.0f".formatted(result.peakMegabytes()));
    row("heap in use with all records in, MiB", "%,.0f".formatted(result.aliveMegabytes()));
    row(
        "spread of F1 over %d orders of arrival".formatted(result.f1s().size()),
        "%.4f".formatted(result.spread()));
    kinds("false links, by what either record carries", pairs.falseKinds());
    kinds("missed links, by what either record carries", pairs.missedKinds());
  }

  private void row(String name, String value) {
    out.printf("| %s | %s |%n", name, value);
  }

  private void kinds(String name, Map<String, Integer> kinds) {
    if (!kinds.isEmpty() && !kinds.keySet().equals(java.util.Set.of("plain"))) {
      row(
          name,
          kinds.entrySet().stream()
              .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", ")));
    }
  }

  /** Some false and some missed pairs, with the evidence; for whoever improves the resolver. */
  void errors(SetResult result, int most) throws Exception {
    if (most > 0) {
      new ErrorList(out, result, most).print();
    }
  }

  void end() {
    out.println("\n# All sets: F1 over pairs\n");
    out.println(
        "| set | Fingerpost | must reach | difference | best peer here | best peer seen | false links |");
    out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    lines.forEach(this::summary);
    new MustReach(out, lines).print();
  }

  private void summary(SetFigures figures) {
    LinkageSet set = figures.set();
    boolean links = !set.hasNoLinks();
    double mustReach = set.mustReach().orElse(Double.NaN);
    out.printf(
        "| %s | %s | %s | %s | %s | %s | %,d |%n",
        set.name(),
        links ? "**%.4f**".formatted(figures.f1()) : "",
        links ? number(mustReach) : "no false link",
        set.mustReach().isPresent() ? "%+.4f".formatted(figures.f1() - mustReach) : "",
        number(figures.bestPeer().orElse(Double.NaN)),
        number(set.bestPeer().orElse(Double.NaN)),
        figures.falseLinks());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : "%.4f".formatted(value);
  }
}
