package org.fingerpost.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Sees a change in the directory's API: in the record by itself, then in what a search finds. */
final class ApiSight implements Sightings, Watch {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long STEP_NANOS = 2_000_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI hub;
  private final Map<String, Long> found = new LinkedHashMap<>();

  ApiSight(URI hub) {
    this.hub = hub;
  }

  @Override
  public long await(int number, String name) throws IOException, InterruptedException {
    String id = SourceRecords.source(number).id().toString();
    long seen = await("/oruk/v3/organizations/" + id, name);
    String words = URLEncoder.encode(name, StandardCharsets.UTF_8);
    found.put(name, await("/oruk/v3/organizations?search=" + words, name));
    return seen;
  }

  private long await(String path, String name) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(hub.resolve(path)).build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!client
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body()
        .contains('"' + name + '"')) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("%s was not at %s in time.".formatted(name, path));
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    return System.nanoTime();
  }

  /** When a search found it. */
  @Override
  public long await(String name) {
    return Optional.ofNullable(found.get(name)).orElseThrow();
  }
}
