package org.fingerpost.infra.realinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

/**
 * A volunteering platform as the hub sees it: sends its opportunities as a batch of CloudEvents.
 */
final class PushClient {
  private static final String MEMBER = "volunteering-member";

  // The columns of the example, each under its own name in the platform's records too.
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "title",
          "description",
          "status",
          "specific_start_date",
          "specific_end_date",
          "address_1",
          "city",
          "county",
          "postcode");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI hub;
  private final String key;

  PushClient(URI hub, String key) {
    this.hub = hub;
    this.key = key;
  }

  /** One event an item; the status of the answer. */
  int send(Iterable<JsonNode> items) throws IOException, InterruptedException {
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    items.forEach(item -> events.add(event(item)));
    HttpRequest request =
        HttpRequest.newBuilder(hub.resolve("/push/" + MEMBER))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/cloudevents-batch+json")
            .POST(BodyPublishers.ofString(events.toString()))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static ObjectNode event(JsonNode item) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0");
    event.put("id", UUID.randomUUID().toString());
    event.put("source", "/members/" + MEMBER + "/opportunities");
    event.put("type", "org.example.opportunity.saved");
    event.put("subject", item.path("id").textValue());
    event.put("datacontenttype", "application/json");
    ObjectNode data = event.putObject("data");
    COLUMNS.forEach(column -> data.set(column, item.path(column)));
    // A real platform sends more than the hub may keep.
    data.set("email", item.path("for_recruiter").path("email"));
    return event;
  }
}
