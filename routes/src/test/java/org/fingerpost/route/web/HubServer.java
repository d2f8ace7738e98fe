package org.fingerpost.route.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Camel Main with its HTTP server, as the hub runs it, and a client. */
public final class HubServer implements AutoCloseable {
  private final Main main = new Main();
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  private HubServer(int port) {
    this.port = port;
  }

  public static HubServer start(RouteBuilder... routes) {
    return startAt(freePort(), routes);
  }

  /** For routes that have to know beforehand where they are reached. */
  public static HubServer startAt(int port, RouteBuilder... routes) {
    HubServer server = new HubServer(port);
    server.main.addInitialProperty("camel.server.enabled", "true");
    server.main.addInitialProperty("camel.server.host", "127.0.0.1");
    server.main.addInitialProperty("camel.server.port", Integer.toString(server.port));
    server.main.configure().withAutoConfigurationEnabled(true);
    for (RouteBuilder builder : routes) {
      server.main.configure().addRoutesBuilder(builder);
    }
    server.main.start();
    return server;
  }

  /** The Camel that runs the routes. */
  public org.apache.camel.CamelContext camel() {
    return main.getCamelContext();
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  public HttpResponse<String> get(String pathAndQuery, String... headers) {
    return send("GET", pathAndQuery, HttpResponse.BodyHandlers.ofString(), headers);
  }

  /** Sends a form, as a browser does. */
  public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  public <T> HttpResponse<T> send(
      String method, String pathAndQuery, HttpResponse.BodyHandler<T> handler, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + pathAndQuery))
            .method(method, HttpRequest.BodyPublishers.noBody());
    return send(request, handler, headers);
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    main.stop();
  }
}
