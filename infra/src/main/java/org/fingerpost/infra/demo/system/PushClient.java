package org.fingerpost.infra.demo.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.fingerpost.schema.EventHeaders;

/** Sends records to the hub as CloudEvents 1.0 in JSON: one as an object, several as an array. */
final class PushClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  // The types are the sender's own words; one that ends in ".deleted" is a deletion.
  private static final String SAVED = "org.example.record.saved";
  private static final String DELETED = "org.example.record.deleted";
  private static final String SINGLE = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Supplier<Optional<URI>> hub;
  private final String member;
  private final String key;

  PushClient(Supplier<Optional<URI>> hub, String member, String key) {
    this.hub = hub;
    this.member = member;
    this.key = key;
  }

  /**
   * A record to send.
   *
   * @param row its columns; empty: it was deleted
   */
  record Sending(String key, Optional<Map<String, String>> row) {}

  /** Whether the hub has taken all of them: it answers only when they are safe. */
  boolean send(String dataset, List<Sending> sendings) {
    ArrayNode events = JSON.createArrayNode();
    sendings.forEach(sending -> events.add(event(dataset, sending)));
    return hub.get().map(address -> post(address, events)).orElse(false);
  }

  private ObjectNode event(String dataset, Sending sending) {
    ObjectNode event = JSON.createObjectNode();
    event.put("specversion", EventHeaders.SPECIFICATION_VERSION_VALUE);
    event.put("id", UUID.randomUUID().toString());
    event.put("source", EventHeaders.sourceOf(member, dataset));
    event.put("subject", sending.key());
    event.put("time", Instant.now().toString());
    event.put("type", sending.row().isPresent() ? SAVED : DELETED);
    sending
        .row()
        .ifPresent(
            row -> {
              event.put("datacontenttype", EventHeaders.CONTENT_TYPE_VALUE);
              event.set("data", JSON.valueToTree(row));
            });
    return event;
  }

  private boolean post(URI address, ArrayNode events) {
    boolean single = events.size() == 1;
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/push/" + member))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", single ? SINGLE : BATCH)
            .POST(HttpRequest.BodyPublishers.ofString((single ? events.get(0) : events).toString()))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
    } catch (IOException e) {
      return false; // the hub is away or starting: what waits is sent again
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
