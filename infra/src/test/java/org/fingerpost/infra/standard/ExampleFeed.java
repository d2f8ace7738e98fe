package org.fingerpost.infra.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.fingerpost.connector.SharedData;
import org.fingerpost.schema.Json;

/** Serves a folder of the standard's examples as a directory of services would. */
final class ExampleFeed implements AutoCloseable {
  private final HttpServer server;
  private final JsonNode service;

  private ExampleFeed(JsonNode service) throws IOException {
    this.service = service;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/services", this::answer);
    server.start();
  }

  static ExampleFeed of(String folder) throws IOException {
    Path file = SharedData.path("standards/" + folder).resolve("service_full.json");
    return new ExampleFeed(Json.MAPPER.readTree(file.toFile()));
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  JsonNode service() {
    return service;
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean isOne = exchange.getRequestURI().getPath().endsWith(service.path("id").asText());
    byte[] body = Json.write(isOne ? service : list());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private ObjectNode list() {
    ObjectNode page = Json.object().put("total_items", 1).put("total_pages", 1);
    page.put("page_number", 1).put("size", 1).put("first_page", true).put("last_page", true);
    page.putArray("contents").add(service);
    return page;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
