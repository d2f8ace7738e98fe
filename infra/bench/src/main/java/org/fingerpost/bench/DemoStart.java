package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The demo as a person starts it: how soon it is ready, and what its processes hold. */
@Command(
    name = "demo",
    description = "Time to ready and peak memory of the demo, on new data and on its own.")
final class DemoStart implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final long STEP_MILLIS = 50;

  @Option(names = "--launcher", defaultValue = "./fingerpost", description = "${DEFAULT-VALUE}")
  private Path launcher;

  @Option(names = "--rounds", defaultValue = "3")
  private int rounds;

  @Option(names = "--for", defaultValue = "30", description = "Seconds from when it is ready.")
  private int seconds;

  private record Start(double readySeconds, double peakMegabytes, int exitCode) {}

  @Override
  public Integer call() throws Exception {
    Path folder = Workspace.make();
    System.out.printf("%n## Start of the demo, then %d s of it%n%n", seconds);
    System.out.println("| | ready after, s | peak memory of the tree, MiB | exit code |");
    System.out.println("| --- | ---: | ---: | ---: |");
    List<Start> all = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Path data = folder.resolve("data-" + round);
      all.add(start("new data, round " + round, data));
      all.add(start("second start, round " + round, data));
    }
    Scoreboard board = new Scoreboard(System.out);
    board.ratio(
        "slowest start, s",
        all.stream().mapToDouble(Start::readySeconds).max().orElseThrow(),
        "20 or less");
    board.ratio(
        "highest memory, MiB",
        all.stream().mapToDouble(Start::peakMegabytes).max().orElseThrow(),
        "less than 1024");
    Workspace.remove(folder);
    return 0;
  }

  private Start start(String name, Path data) throws IOException, InterruptedException {
    Path log = Files.createTempFile(data.getParent(), "demo", ".log");
    Process process =
        new ProcessBuilder(
                launcher.toAbsolutePath().toString(),
                "demo",
                "--for",
                seconds + "s",
                "--port",
                "0",
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      Start start = watch(process, data, log);
      System.out.printf(
          "| %s | %.1f | %.0f | %d |%n",
          name, start.readySeconds(), start.peakMegabytes(), start.exitCode());
      return start;
    } finally {
      process.destroy();
    }
  }

  /** The launcher becomes the JVM (exec), so its start is the JVM's but for the shell's moment. */
  private static Start watch(Process process, Path data, Path log)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    long ready = 0;
    long peak = 0;
    while (!process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
      long now = System.nanoTime();
      if (ready == 0 && Files.readString(log).contains("Ready")) {
        ready = now - begun;
      }
      if (ready == 0 && now - begun > PATIENCE.toNanos()) {
        throw new IllegalStateException("The demo was not ready in time; see " + log);
      }
      peak = Math.max(peak, memory(process.pid(), data));
    }
    if (ready == 0) {
      throw new IllegalStateException("The demo ended before it was ready; see " + log);
    }
    return new Start(ready / 1e9, peak / 1048576.0, process.exitValue());
  }

  private static long memory(long pid, Path data) {
    OptionalLong server = server(data);
    return server.isPresent()
        ? new ProcessTree(pid, server.getAsLong()).memory()
        : new ProcessTree(pid).memory();
  }

  /** None while it has not been started, or is being stopped. */
  private static OptionalLong server(Path data) {
    try {
      return OptionalLong.of(ProcessTree.serverOf(data.resolve("database")));
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }
}
