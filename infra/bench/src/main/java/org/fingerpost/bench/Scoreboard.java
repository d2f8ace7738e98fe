package org.fingerpost.bench;

import java.io.PrintStream;

/** Prints usages side by side, and the ratio that the row is about. */
final class Scoreboard {
  private final PrintStream out;

  Scoreboard(PrintStream out) {
    this.out = out;
  }

  void heading(String title) {
    out.printf("%n## %s%n%n", title);
    out.println("| | records/s | CPU a record, µs | peak memory, MiB | wall, s |");
    out.println("| --- | ---: | ---: | ---: | ---: |");
  }

  void usage(String name, Usage usage) {
    out.printf(
        "| %s | %,.0f | %.1f | %.0f | %.1f |%n",
        name,
        usage.recordsPerSecond(),
        usage.processorMicrosPerRecord(),
        usage.peakMegabytes(),
        usage.wall().toMillis() / 1000.0);
  }

  /** A figure against what it must reach, whether it does or not. */
  void ratio(String name, double ratio, String mustReach) {
    out.printf("%n%s: **%.2f** (to reach: %s)%n", name, ratio, mustReach);
  }

  void line(String text) {
    out.println(text);
  }
}
