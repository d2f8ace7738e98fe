package org.fingerpost.infra.agent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.fingerpost.infra.agent.Outbox.Waiting;
import org.fingerpost.schema.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the outbox to the hub, oldest first. Used by one thread. */
final class HubSender {
  private static final Logger LOG = LoggerFactory.getLogger(HubSender.class);
  private static final int MOST = 500;
  private static final int CHARACTERS = 1_000_000;

  /** What became of a sending, and with it how long to rest. */
  enum Outcome {
    /** Something was taken: there may be more. */
    SENT,
    /** There was nothing to send. */
    EMPTY,
    /** The hub is away, or not ready. */
    LATER,
    /** The hub refuses the key: somebody has to put it right. */
    PERSON
  }

  private final URI endpoint;
  private final Supplier<String> key;
  private final AgentStore store;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(15))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  HubSender(URI hub, String member, Supplier<String> key, AgentStore store) {
    String base = hub.toString().replaceFirst("/+$", "");
    this.endpoint = URI.create(base + "/push/" + member);
    this.key = key;
    this.store = store;
  }

  /** Sends the oldest events, once. */
  Outcome send() throws InterruptedException, SQLException {
    List<Waiting> waiting = store.oldest(MOST, CHARACTERS);
    if (waiting.isEmpty()) {
      return Outcome.EMPTY;
    }
    HttpResponse<String> answer;
    try {
      answer = post(waiting);
    } catch (IOException e) {
      LOG.info("The hub could not be reached; what was read waits here and is sent again.");
      return Outcome.LATER;
    }
    return take(waiting, answer);
  }

  private HttpResponse<String> post(List<Waiting> waiting)
      throws IOException, InterruptedException {
    ArrayNode batch = Json.MAPPER.createArrayNode();
    waiting.forEach(one -> batch.add(one.event()));
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + key.get())
            .header("Content-Type", "application/cloudevents-batch+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(batch)))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private Outcome take(List<Waiting> waiting, HttpResponse<String> answer)
      throws SQLException, InterruptedException {
    return switch (answer.statusCode()) {
      case 202 -> {
        store.sent(waiting);
        yield Outcome.SENT;
      }
      case 400, 413, 422 -> oneByOne(waiting, answer);
      case 401, 403, 404 -> {
        LOG.warn(
            "The hub does not take this member's key, or has no such member. Nothing is lost; put the key or the address right.");
        yield Outcome.PERSON;
      }
      default -> Outcome.LATER;
    };
  }

  /** A batch is taken whole or not at all: one bad record must not stop its neighbours. */
  private Outcome oneByOne(List<Waiting> waiting, HttpResponse<String> refused)
      throws SQLException, InterruptedException {
    if (waiting.size() == 1) {
      Waiting one = waiting.get(0);
      LOG.warn(
          "The hub refuses a record of {}; it is kept aside, and the others go on: {}",
          one.dataset(),
          refused.body());
      store.refused(one, refused.body());
      return Outcome.SENT;
    }
    for (Waiting one : waiting) {
      try {
        Outcome outcome = take(List.of(one), post(List.of(one)));
        if (outcome != Outcome.SENT) {
          return outcome;
        }
      } catch (IOException e) {
        return Outcome.LATER;
      }
    }
    return Outcome.SENT;
  }
}
