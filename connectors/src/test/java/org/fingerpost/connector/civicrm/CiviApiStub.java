package org.fingerpost.connector.civicrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.fingerpost.schema.Json;

/**
 * A server of APIv4's documented shape: {@code params} in a form, {@code X-Civi-Auth}, an envelope
 * of {@code values} and {@code count}, the hiding of deleted records unless they are asked for. No
 * live site has confirmed it.
 */
final class CiviApiStub implements AutoCloseable {
  static final String KEY = "key-of-the-test";

  private final Map<String, Map<Long, ObjectNode>> entities = new ConcurrentHashMap<>();
  final List<String> hidden = new ArrayList<>();
  final List<JsonNode> requests = new ArrayList<>();
  final AtomicInteger calls = new AtomicInteger();
  private volatile int status = 200;
  private volatile String page = "";
  private HttpServer server;
  private int port;

  CiviApiStub() throws IOException {
    open();
  }

  private void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    port = server.getAddress().getPort();
    server.createContext("/civicrm/ajax/api4/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + port + "/civicrm/ajax/api4";
  }

  /** Puts a record, its fields as APIv4 names them. */
  void put(String entity, ObjectNode record) {
    entities
        .computeIfAbsent(entity, name -> java.util.Collections.synchronizedMap(new TreeMap<>()))
        .put(record.path("id").asLong(), record);
  }

  Map<Long, ObjectNode> all(String entity) {
    return entities.computeIfAbsent(
        entity, name -> java.util.Collections.synchronizedMap(new TreeMap<>()));
  }

  /** Answers every request so from now on. */
  void answerAlways(int newStatus, String newPage) {
    status = newStatus;
    page = newPage;
  }

  void goAway() {
    server.stop(0);
  }

  void comeBack() throws IOException {
    open();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String[] path = exchange.getRequestURI().getPath().split("/");
    boolean known =
        ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("X-Civi-Auth"))
            && "XMLHttpRequest".equals(exchange.getRequestHeaders().getFirst("X-Requested-With"));
    String answer;
    int code = status;
    if (!known) {
      code = 401;
      answer = "{\"error_code\":0,\"error_message\":\"Invalid credential\"}";
    } else if (!page.isEmpty()) {
      answer = page;
    } else {
      ObjectNode params =
          Json.readObject(
              URLDecoder.decode(body.substring("params=".length()), StandardCharsets.UTF_8)
                  .getBytes(StandardCharsets.UTF_8));
      requests.add(params);
      answer = call(path[path.length - 2], path[path.length - 1], params).toString();
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private ObjectNode call(String entity, String action, ObjectNode params) {
    List<ObjectNode> records = List.copyOf(all(entity).values());
    if (action.equals("getFields")) {
      Map<String, ObjectNode> names = new LinkedHashMap<>();
      records.forEach(
          record ->
              record
                  .fieldNames()
                  .forEachRemaining(
                      name -> {
                        String own = name.replaceFirst(":.*", "");
                        if (!own.contains(".") && !hidden.contains(own)) {
                          names.put(own, Json.object().put("name", own));
                        }
                      }));
      return envelope(List.copyOf(names.values()), names.size());
    }
    List<ObjectNode> matching = new ArrayList<>();
    boolean asksForDeleted = params.path("where").toString().contains("is_deleted");
    for (ObjectNode record : records) {
      boolean deleted = record.path("is_deleted").asBoolean();
      if ((asksForDeleted || !deleted) && all(params.path("where"), record)) {
        matching.add(record);
      }
    }
    if (params.path("select").path(0).asText().equals("row_count")) {
      return envelope(List.of(), matching.size());
    }
    Comparator<ObjectNode> order = (a, b) -> 0;
    for (Map.Entry<String, JsonNode> by : params.path("orderBy").properties()) {
      order = order.thenComparing((a, b) -> compare(a.path(by.getKey()), b.path(by.getKey())));
    }
    matching.sort(order);
    int limit = params.path("limit").asInt();
    List<ObjectNode> shown =
        limit == 0 ? matching : matching.subList(0, Math.min(limit, matching.size()));
    return envelope(
        shown.stream().map(record -> selected(params.path("select"), record)).toList(),
        shown.size());
  }

  private static ObjectNode selected(JsonNode select, ObjectNode record) {
    ObjectNode selected = Json.object();
    select.forEach(
        field ->
            selected.set(
                field.asText(),
                record.path(field.asText()).isMissingNode() ? null : record.get(field.asText())));
    return selected;
  }

  private static ObjectNode envelope(List<ObjectNode> values, int count) {
    ObjectNode envelope = Json.object().put("version", 4).put("count", count);
    ArrayNode array = envelope.putArray("values");
    values.forEach(array::add);
    envelope.put("countMatched", count);
    return envelope;
  }

  private static boolean all(JsonNode clauses, ObjectNode record) {
    for (JsonNode clause : clauses) {
      if (!holds(clause, record)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(JsonNode clause, ObjectNode record) {
    String first = clause.path(0).asText();
    if (first.equals("AND")) {
      return all(clause.path(1), record);
    }
    if (first.equals("OR")) {
      for (JsonNode one : clause.path(1)) {
        if (holds(one, record)) {
          return true;
        }
      }
      return false;
    }
    JsonNode value = record.path(first);
    JsonNode wanted = clause.path(2);
    return switch (clause.path(1).asText()) {
      case "=" -> compare(value, wanted) == 0;
      case ">" -> compare(value, wanted) > 0;
      case ">=" -> compare(value, wanted) >= 0;
      case "IN" -> {
        for (JsonNode one : wanted) {
          if (compare(value, one) == 0) {
            yield true;
          }
        }
        yield false;
      }
      default -> throw new IllegalArgumentException("no operator of the stub: " + clause);
    };
  }

  private static int compare(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return Long.compare(a.asLong(), b.asLong());
    }
    return a.asText().compareTo(b.asText());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
