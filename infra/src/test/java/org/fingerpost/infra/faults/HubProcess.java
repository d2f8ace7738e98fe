package org.fingerpost.infra.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fingerpost.infra.Main;

/** {@code fingerpost run} in a process of its own, which can be killed. */
final class HubProcess implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(120);
  private static final String ADDRESS = "Directory   ";

  private final Path data;
  private final Process process;
  private final List<String> said = new CopyOnWriteArrayList<>();

  private HubProcess(Path data, Process process) {
    this.data = data;
    this.process = process;
    Thread reader = new Thread(this::listen, "what the hub says");
    reader.setDaemon(true);
    reader.start();
  }

  /** Begins to start a hub. */
  static HubProcess launch(Path members, Path data, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx320m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("run", "--members", members.toString()));
    command.addAll(List.of("--data", data.toString(), "--port", "0", "--linking", "keys"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return new HubProcess(data, builder.start());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(said::add);
    } catch (IOException | UncheckedIOException e) {
      said.add("(it was killed)");
    }
  }

  /** Everything it wrote to the terminal. */
  List<String> said() {
    return List.copyOf(said);
  }

  HubProcess awaitReady() {
    Awaitility.await("the hub is ready")
        .atMost(LONG)
        .until(() -> !process.isAlive() || said.stream().anyMatch(l -> l.startsWith("Ready")));
    if (!process.isAlive()) {
      throw new AssertionError("The hub ended by itself:\n" + String.join("\n", said));
    }
    return this;
  }

  URI address() {
    return said.stream()
        .filter(line -> line.startsWith(ADDRESS))
        .map(line -> URI.create(line.substring(ADDRESS.length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  /** kill -9. */
  void kill() {
    process.toHandle().destroyForcibly();
    await();
  }

  /** kill -9 of the hub and of every process of its PostgreSQL, which is none of its children. */
  void killWithDatabase() {
    List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
    postmaster()
        .ifPresent(
            server -> {
              all.add(server);
              server.descendants().forEach(all::add);
            });
    all.forEach(ProcessHandle::destroyForcibly);
    await();
    Awaitility.await().atMost(LONG).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  private java.util.Optional<ProcessHandle> postmaster() {
    Path file = data.resolve("database/cluster/postmaster.pid");
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())));
    } catch (IOException | NumberFormatException e) {
      return java.util.Optional.empty(); // not started yet
    }
  }

  /** As Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The hub did not stop:\n" + String.join("\n", said));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
