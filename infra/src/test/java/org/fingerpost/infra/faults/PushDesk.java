package org.fingerpost.infra.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.fingerpost.schema.Json;

/** A member whose system sends by itself, and sends again until the hub took it. */
final class PushDesk extends Desk {
  private static final String KEY = "a key for the tests";

  private final AtomicReference<URI> hub;

  /**
   * A desk that sends to wherever the hub is just now.
   *
   * @param hub null while it is nowhere
   */
  PushDesk(String member, AtomicReference<URI> hub) {
    super(member);
    this.hub = hub;
  }

  void describe(Path folder) {
    Path key = Descriptors.secret(folder, member(), KEY);
    Descriptors.write(folder, member(), "push: {key: \"${file:%s}\"}".formatted(key), "", "");
  }

  @Override
  void write(Row row) {
    ObjectNode event = event(row.id(), "org.example.saved");
    event.set("data", Json.MAPPER.valueToTree(row.columns()));
    sendUntilTaken(event);
  }

  @Override
  void erase(String id) {
    sendUntilTaken(event(id, "org.example.deleted"));
  }

  private ObjectNode event(String id, String type) {
    return Json.object()
        .put("specversion", "1.0")
        .put("id", UUID.randomUUID().toString())
        .put("source", "/members/" + member() + "/groups")
        .put("type", type)
        .put("subject", id)
        .put("datacontenttype", "application/json");
  }

  private void sendUntilTaken(ObjectNode event) {
    Awaitility.await("the hub takes a push")
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofMinutes(3))
        .until(() -> send(event.toString()) == 202);
  }

  /** The status of the answer; 0 when there was none. */
  int send(String body) {
    URI address = hub.get();
    return address == null ? 0 : Web.push(address, member(), KEY, body).status();
  }
}
