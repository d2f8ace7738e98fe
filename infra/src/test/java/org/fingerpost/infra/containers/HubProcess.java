package org.fingerpost.infra.containers;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** {@code fingerpost run} as it is packaged, in a process of its own. */
final class HubProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "fingerpost.jar").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final String ADDRESS = "Directory   ";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Process process;

  private HubProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::listen, "what the hub says");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts one and returns when it is ready. Its engines are those that the environment names. */
  static HubProcess start(Path members, Path data, Map<String, String> environment)
      throws IOException {
    if (!Files.exists(JAR)) {
      throw new AssertionError(JAR + " is not there: run the phase package first");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx320m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            JAR.toString(),
            "run",
            "--members=" + members,
            "--data=" + data,
            "--port=0",
            "--linking=keys");
    builder.environment().putAll(environment);
    HubProcess hub = new HubProcess(builder.redirectErrorStream(true).start());
    hub.awaitReady();
    return hub;
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("(it was killed)");
    }
  }

  private void awaitReady() {
    await("the hub is ready")
        .atMost(PATIENCE)
        .until(() -> !process.isAlive() || lines.stream().anyMatch(l -> l.startsWith("Ready")));
    if (!process.isAlive()) {
      throw new AssertionError("The hub ended by itself:\n" + String.join("\n", lines));
    }
  }

  /** What it has printed. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI address =
        lines.stream()
            .filter(line -> line.startsWith(ADDRESS))
            .map(line -> URI.create(line.substring(ADDRESS.length()).strip()))
            .findFirst()
            .orElseThrow();
    return http.send(
        HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("The hub did not stop:\n" + String.join("\n", lines));
    }
  }
}
