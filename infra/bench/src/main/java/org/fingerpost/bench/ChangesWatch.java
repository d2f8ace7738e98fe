package org.fingerpost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.fingerpost.schema.Json;

/** Notes when changes come to who asks {@code /changes} each few milliseconds. */
final class ChangesWatch implements Watch, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long STEP_NANOS = 5_000_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Long> seen = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::run, "changes-watch");
  private URI next;

  /** Begins behind what there is. */
  ChangesWatch(URI hub) throws IOException, InterruptedException {
    next = hub.resolve("/changes/organizations?limit=1000");
    while (read()) {
      // To the end.
    }
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        read();
        LockSupport.parkNanos(STEP_NANOS);
      }
    } catch (InterruptedException e) {
      // Told to stop.
    } catch (IOException e) {
      throw new IllegalStateException("/changes could not be read.", e);
    }
  }

  private boolean read() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(next).build();
    String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    long now = System.nanoTime();
    JsonNode page = Json.MAPPER.readTree(body);
    page.path("items").forEach(item -> seen.put(item.at("/data/name").asText(), now));
    next = URI.create(page.path("next").asText());
    return !page.path("items").isEmpty();
  }

  @Override
  public long await(String name) {
    Waiting.until(name + " in /changes", PATIENCE, () -> seen.containsKey(name));
    return Optional.ofNullable(seen.get(name)).orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
