package org.fingerpost.infra.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineWaitTest {
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir Path data;
  @TempDir Path server;

  @Test
  void a_hub_whose_database_is_away_says_so_and_starts_when_it_is_back() throws Exception {
    HubSettings settings = HubSettings.embedded(data, freePort());
    try (EmbeddedDatabase database = EmbeddedDatabase.start(server)) {
      settings = settings.withDatabase(HubSettings.DatabaseAddress.on(database));
    }
    CompletableFuture<Hub> starting = start(settings);
    URI health = URI.create("http://127.0.0.1:%d/health/".formatted(settings.port()));
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              HttpResponse<String> ready = get(health.resolve("ready"));
              assertThat(ready.statusCode()).isEqualTo(503);
              assertThat(ready.body()).contains("\"database\":{\"there\":false", "by itself");
            });
    assertThat(get(health.resolve("live")).statusCode()).isEqualTo(200);
    assertThat(starting).isNotDone();

    try (EmbeddedDatabase back = EmbeddedDatabase.start(server);
        Hub hub = starting.get(LONG.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)) {
      await()
          .atMost(LONG)
          .ignoreExceptions()
          .until(() -> get(health.resolve("ready")).statusCode() == 200);
    }
  }

  private static CompletableFuture<Hub> start(HubSettings settings) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Hub.startPatiently(settings, List.of(), EnumSet.allOf(Stage.class), line -> {});
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
