package org.fingerpost.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;

/** Sends changes as CloudEvents over HTTP, one a request. */
final class PushChanges implements Changes {
  private static final int TAKEN = 202;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest.Builder request;
  private CompletableFuture<HttpResponse<Void>> answer = new CompletableFuture<>();

  PushChanges(URI hub, String key) {
    request =
        HttpRequest.newBuilder(hub.resolve("/push/" + BenchMember.ID))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/cloudevents+json");
  }

  @Override
  public long change(int number, String name) {
    String event = new String(Json.write(event(number, name)), StandardCharsets.UTF_8);
    HttpRequest post = request.copy().POST(HttpRequest.BodyPublishers.ofString(event)).build();
    long sent = System.nanoTime();
    answer = http.sendAsync(post, HttpResponse.BodyHandlers.discarding());
    return sent;
  }

  /** Waits for the hub's word that the last change is safe. */
  void awaitTaken() {
    int status = answer.join().statusCode();
    if (status != TAKEN) {
      throw new IllegalStateException(
          "The hub answered a pushed change with %d.".formatted(status));
    }
  }

  private static ObjectNode event(int number, String name) {
    ObjectNode event =
        Json.object()
            .put("specversion", EventHeaders.SPECIFICATION_VERSION_VALUE)
            .put("id", UUID.randomUUID().toString())
            .put("source", EventHeaders.sourceOf(BenchMember.ID, BenchMember.DATASET))
            .put("subject", Integer.toString(number))
            .put("time", Instant.now().toString())
            .put("type", "org.example.record.saved")
            .put("datacontenttype", EventHeaders.CONTENT_TYPE_VALUE);
    event.set("data", SourceRecords.row(number, name));
    return event;
  }
}
