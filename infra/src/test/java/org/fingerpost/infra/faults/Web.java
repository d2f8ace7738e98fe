package org.fingerpost.infra.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.fingerpost.schema.Json;

/** What a hub answers over HTTP. */
final class Web {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Web() {}

  /**
   * An answer.
   *
   * @param status 0 when nobody answered
   */
  record Answer(int status, String headers, String body) {
    JsonNode json() {
      return Json.readObject(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  static Answer get(URI hub, String path) {
    return send(HttpRequest.newBuilder(hub.resolve(path)));
  }

  /** As a browser that holds that cookie. It follows nothing. */
  static Answer visit(URI hub, String path, String cookie) {
    return send(HttpRequest.newBuilder(hub.resolve(path)).header("Cookie", cookie));
  }

  static Answer push(URI hub, String member, String key, String body) {
    return send(
        HttpRequest.newBuilder(hub.resolve("/push/" + member))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var response =
          CLIENT.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), response.headers().map().toString(), response.body());
    } catch (IOException e) {
      return new Answer(0, "", "");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
