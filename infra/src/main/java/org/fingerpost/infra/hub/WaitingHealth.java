package org.fingerpost.infra.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.fingerpost.schema.Json;

/**
 * Answers at the hub's address while it waits for an engine: alive, not ready, and why. It says no
 * more than which engine is away, since anybody may ask.
 */
final class WaitingHealth implements AutoCloseable {
  private final HttpServer server;
  private volatile String engine;

  /**
   * Listens.
   *
   * @throws UsageException when it cannot
   */
  WaitingHealth(String bind, int port, String engine) {
    this.engine = engine;
    try {
      server = HttpServer.create(new InetSocketAddress(bind, port), 0);
    } catch (IOException e) {
      throw new UsageException(
          "Nothing can listen on port %d of %s. Another program may use it; choose one with --port."
              .formatted(port, bind),
          e);
    }
    server.createContext("/", exchange -> answer(exchange, 503, ready()));
    server.createContext(
        "/health/live", exchange -> answer(exchange, 200, Json.object().put("live", true)));
    server.start();
  }

  /** Says from now on that this one is away. */
  void waitFor(String newEngine) {
    engine = newEngine;
  }

  private ObjectNode ready() {
    ObjectNode node = Json.object().put("ready", false);
    node.putObject("needs")
        .putObject(engine)
        .put("there", false)
        .put(
            "cause",
            "It has not answered since the hub was started. The hub's console says why; it goes on by itself when it answers.");
    return node;
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = Json.write(body);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
