package org.fingerpost.route.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.contract.ContractDataset;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SecretReader;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.route.flow.Durability;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TestHub;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.schema.Json;

/**
 * A member that pushes what its people do, each request twice, as one does whose answers get lost
 * on the way.
 */
final class PushingSystem implements MemberSystem {
  private static final String KEY = "a key of the test";
  private static final int EVENTS = 2_000;

  private final DatasetDescriptor dataset =
      ContractDataset.USUAL.at(new DatasetDescriptor.Location.Pushed());
  private final MemberDescriptor member =
      new MemberDescriptor(
          "member-" + UUID.randomUUID(),
          "A member",
          "",
          ZoneId.of("Europe/London"),
          new SystemDescriptor.Push(new Secret("${env:KEY}")),
          List.of(dataset));
  private final TestHub hub = TestHub.of(TestBroker.settings(), Durability.none(), member);
  private final HttpClient client = HttpClient.newHttpClient();
  private final HubServer server;
  private int requests;

  /** A hub without stages but the one that is pushed to. */
  PushingSystem() throws InterruptedException {
    server = HubServer.start(new PushRoutes(hub.services(), new SecretReader(Map.of("KEY", KEY))));
  }

  @Override
  public DatasetDescriptor dataset() {
    return dataset;
  }

  @Override
  public Connector connect() {
    return new SentRecords(member.id(), () -> {});
  }

  /** Sends something first, and says what the sender is told. */
  @Override
  public Connector connectWithWrongPassword() {
    return new SentRecords(
        member.id(),
        () -> {
          HttpResponse<String> answer = send("not-the-secret", Json.MAPPER.createArrayNode());
          if (answer.statusCode() == 401) {
            throw SourceException.permanent(answer.body());
          }
        });
  }

  @Override
  public void put(List<Row> rows) throws Exception {
    ArrayNode batch = Json.MAPPER.createArrayNode();
    for (Row row : rows) {
      ObjectNode event = event("org.example.changed");
      event.put("subject", row.key());
      event
          .putObject("data")
          .put("id", row.key())
          .put("name", row.name())
          .put("starts", row.starts().toString())
          .put("note", row.note());
      batch.add(event);
      if (batch.size() == EVENTS) {
        sendTwice(batch);
        batch.removeAll();
      }
    }
    sendTwice(batch);
  }

  @Override
  public void delete(List<String> keys) throws Exception {
    ArrayNode batch = Json.MAPPER.createArrayNode();
    keys.forEach(key -> batch.add(event("org.example.deleted").put("subject", key)));
    sendTwice(batch);
  }

  @Override
  public void putBadRow() throws Exception {
    ObjectNode event = event("org.fingerpost.unreadable");
    event
        .putObject("data")
        .put("reason", "no-key")
        .put("sentence", "The row has no key.")
        .put("place", "line 17");
    sendTwice(Json.MAPPER.createArrayNode().add(event));
  }

  private ObjectNode event(String type) {
    return Json.object()
        .put("specversion", "1.0")
        .put("id", UUID.randomUUID().toString())
        .put("type", type)
        .put("source", "/crm/" + dataset.name());
  }

  private void sendTwice(ArrayNode batch) throws InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    for (int time = 1; time <= 2; time++) {
      HttpResponse<String> answer = send(KEY, batch);
      if (answer.statusCode() != 202) {
        throw new AssertionError(answer.statusCode() + ": " + answer.body());
      }
    }
  }

  private HttpResponse<String> send(String key, ArrayNode batch) throws InterruptedException {
    requests++;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + "/push/" + member.id()))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", EventReader.BATCH)
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(batch)))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("the hub did not answer", e);
    }
  }

  @Override
  public int connections() {
    return requests;
  }

  @Override
  public void loseColumn() {
    throw new UnsupportedOperationException("waived");
  }

  @Override
  public void regainColumn() {
    throw new UnsupportedOperationException("waived");
  }

  @Override
  public void goAway() {
    throw new UnsupportedOperationException("waived");
  }

  @Override
  public void comeBack() {
    throw new UnsupportedOperationException("waived");
  }

  @Override
  public void close() {
    server.close();
    hub.close();
  }
}
