package org.fingerpost.connector.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.http.HttpFailure;
import org.fingerpost.schema.Json;

/**
 * A list that a system on the web hands out as JSON.
 *
 * @param pointer where the list is in the answer; empty where the answer is the list
 * @param columns of its first record
 */
public record WebList(String pointer, List<String> columns) {
  private static final int LONGEST = 16 << 20;

  /**
   * Asks for the list once.
   *
   * @param token sent as a bearer's, where there is one
   * @throws SourceException when it answers no list of records
   */
  public static WebList at(URI address, Optional<String> token)
      throws SourceException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "application/json");
    token.ifPresent(key -> request.header("Authorization", "Bearer " + key));
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw SourceException.permanent(
              "%s answered HTTP %d. Check the address, and whether it wants a key (--token-env)."
                  .formatted(address.getHost(), answer.statusCode()));
        }
        return list(address, Json.MAPPER.readTree(body.readNBytes(LONGEST)));
      }
    } catch (JsonProcessingException e) {
      throw SourceException.permanent(
          "%s did not answer with JSON that can be read. Check the address."
              .formatted(address.getHost()),
          e);
    } catch (IOException e) {
      throw HttpFailure.unanswered(address.getScheme() + "://" + address.getAuthority(), e);
    }
  }

  private static WebList list(URI address, JsonNode answer) throws SourceException {
    if (answer.path(0) instanceof ObjectNode first) {
      return new WebList("", names(first));
    }
    for (Map.Entry<String, JsonNode> part : answer.properties()) {
      if (part.getValue().path(0) instanceof ObjectNode first) {
        String name = part.getKey().replace("~", "~0").replace("/", "~1");
        return new WebList("/" + name, names(first));
      }
    }
    throw SourceException.permanent(
        "%s answered with JSON in which no list of records stands. Name the address of a list."
            .formatted(address.getHost()));
  }

  private static List<String> names(ObjectNode record) {
    List<String> names = new ArrayList<>();
    record.properties().stream()
        .filter(entry -> entry.getValue().isValueNode())
        .forEach(entry -> names.add(entry.getKey()));
    return names;
  }
}
