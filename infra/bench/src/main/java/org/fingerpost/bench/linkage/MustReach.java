package org.fingerpost.bench.linkage;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.fingerpost.schema.Kind;

/** What has to be reached besides F1, and how far it is. */
final class MustReach {
  private final PrintStream out;
  private final List<SetFigures> results;

  MustReach(PrintStream out, List<SetFigures> results) {
    this.out = out;
    this.results = results;
  }

  void print() {
    out.println("\n# All sets: what else must be reached\n");
    out.println("| measure | must reach | measured | ratio |\n| --- | ---: | ---: | ---: |");
    Optional<SetFigures> voluntary = named("voluntary_orgs_10k");
    atLeast(voluntary, "precision of the linked band", 0.99, SetFigures::linkedBandPrecision);
    atMost(voluntary, "records in review, %", 3, each -> 100 * each.reviewShare());
    atMost(widest(), "spread of F1 over the orders of arrival", 0.002, SetFigures::spread);
    atLeast(largest(Kind.PERSON), "people a second", 30_000, SetFigures::recordsPerSecond);
    Optional<SetFigures> large = largest(Kind.ORGANIZATION).filter(MustReach::isLarge);
    atLeast(large, "organisations a second", 15_000, SetFigures::recordsPerSecond);
    atMost(large, "CPU a record, to that at 10,000", 1.3, each -> each.growth().getAsDouble());
    for (SetFigures each : results) {
      if (each.set().hasNoLinks()) {
        int number = each.falseLinks();
        out.printf("| %s: false links | 0 | %d | |%n", each.set().name(), number);
      }
    }
  }

  private static boolean isLarge(SetFigures result) {
    return result.growth().isPresent();
  }

  private Optional<SetFigures> named(String name) {
    return results.stream().filter(each -> each.set().name().equals(name)).findFirst();
  }

  private Optional<SetFigures> widest() {
    return results.stream().max(Comparator.comparingDouble(SetFigures::spread));
  }

  private Optional<SetFigures> largest(Kind kind) {
    return results.stream()
        .filter(each -> each.kind() == kind)
        .max(Comparator.comparingInt(SetFigures::records));
  }

  private void atLeast(
      Optional<SetFigures> result,
      String what,
      double bound,
      ToDoubleFunction<SetFigures> measure) {
    row(result, what, "", bound, measure);
  }

  private void atMost(
      Optional<SetFigures> result,
      String what,
      double bound,
      ToDoubleFunction<SetFigures> measure) {
    row(result, what, "at most ", bound, measure);
  }

  private void row(
      Optional<SetFigures> result,
      String what,
      String side,
      double bound,
      ToDoubleFunction<SetFigures> measure) {
    if (result.isEmpty()) {
      return;
    }
    double measured = measure.applyAsDouble(result.get());
    out.printf(
        "| %s: %s | %s%s | **%s** | %.2f |%n",
        result.get().set().name(), what, side, number(bound), number(measured), measured / bound);
  }

  private static String number(double value) {
    return value >= 1_000 ? "%,.0f".formatted(value) : "%.4f".formatted(value);
  }
}
