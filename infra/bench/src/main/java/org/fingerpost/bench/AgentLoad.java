package org.fingerpost.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fingerpost.infra.Main;
import org.fingerpost.schema.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A first load by an agent with the heap that its page tells to give it. */
@Command(name = "agent", description = "First load by an agent, with a heap of 128 MB.")
final class AgentLoad implements Callable<Integer> {
  /** As infra/docs/agent.md has it. */
  private static final List<String> JVM =
      List.of("-Xmx128m", "-XX:+UseSerialGC", "-Dlogback.configurationFile=bench/quiet.xml");

  @Option(names = "--rows", defaultValue = "500000")
  private long rows;

  @Override
  public Integer call() throws Exception {
    Scoreboard board = new Scoreboard(System.out);
    Path folder = Workspace.make();
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), rows)) {
      String secret = source.address().password();
      try (HubRun hub =
          new HubRun(folder.resolve("hub"), BenchMember.pushed(), secret, CollectOnlyMain.class)) {
        board.heading("First load of %,d rows by an agent, -Xmx128m".formatted(rows));
        Usage usage = load(folder, source, secret, hub);
        board.usage("agent, to the member's topic", usage);
        board.ratio("peak memory of the agent, MiB", usage.peakMegabytes(), "300 or less");
      }
    }
    Workspace.remove(folder);
    return 0;
  }

  private Usage load(Path folder, SourceDatabase source, String secret, HubRun hub)
      throws Exception {
    Path member =
        Files.writeString(
            folder.resolve("bench.yaml"), BenchMember.polled(source.address(), "PT5S"));
    try (ChildJvm agent =
        new ChildJvm(
            folder.resolve("agent.log"),
            JVM,
            Map.of("BENCH_PASSWORD", secret, "FINGERPOST_AGENT_KEY", secret),
            Main.class.getName(),
            "agent",
            "--member",
            member.toString(),
            "--hub",
            hub.address().toString(),
            "--state",
            folder.resolve("state").toString())) {
      Meter meter = new Meter(new ProcessTree(agent.pid()));
      TopicFill.awaitRecords(
          hub.brokers(), Topics.memberRecords(BenchMember.ID), rows, agent::requireAlive);
      return meter.stop(rows);
    }
  }
}
