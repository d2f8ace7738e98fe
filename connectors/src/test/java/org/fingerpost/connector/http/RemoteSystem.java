package org.fingerpost.connector.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A system on the web, for tests: a real server on this machine that answers as it is told. */
public final class RemoteSystem implements AutoCloseable {
  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Function<Request, Reply> answers;

  /** Starts a system. */
  public RemoteSystem(Function<Request, Reply> answers) throws IOException {
    this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), answers);
  }

  /** Starts a server that is configured already. */
  RemoteSystem(HttpServer server, Function<Request, Reply> answers) {
    this.server = server;
    this.answers = answers;
    server.createContext("/", this::handle);
    server.start();
  }

  /** What was asked. */
  public record Request(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String body) {
    /** A parameter's number. */
    public int number(String parameter, int otherwise) {
      return Optional.ofNullable(query.get(parameter)).map(Integer::parseInt).orElse(otherwise);
    }
  }

  /** What to answer. */
  public record Reply(int status, Map<String, String> headers, byte[] body) {
    /** JSON. */
    public static Reply json(String text) {
      return new Reply(
          200, Map.of("Content-Type", "application/json"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A status and nothing else. */
    public static Reply status(int status) {
      return new Reply(status, Map.of(), new byte[0]);
    }

    /** The same, with one header more. */
    public Reply with(String header, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(header, value);
      return new Reply(status, more, body);
    }
  }

  /** From now on it answers so. */
  public void answer(Function<Request, Reply> otherwise) {
    answers = otherwise;
  }

  /** All that was asked, in its order. */
  public List<Request> requests() {
    return requests;
  }

  /** Where it is, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = request(exchange);
      requests.add(request);
      Reply reply = answers.apply(request);
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  private static Request request(HttpExchange exchange) throws IOException {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query,
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
