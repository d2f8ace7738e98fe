package org.fingerpost.schema.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SignpostEntity;

/**
 * Keeps a copy of the feed current over HTTP, from {@code /changes}. Call {@link #catchUp} as often
 * as you like; keep {@link #position} beside your copy, and give it back after a restart. Not safe
 * for use by several threads.
 */
public final class SignpostReader {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int GONE = 410;

  private final URI beginning;
  private final SignpostCopy copy;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private URI next;

  /**
   * Begins at the beginning.
   *
   * @param changes such as {@code https://directory.example.org/changes}
   */
  public SignpostReader(URI changes, SignpostCopy copy) {
    this.beginning = changes;
    this.next = changes;
    this.copy = copy;
  }

  /** Goes on where another reader was. */
  public SignpostReader from(URI position) {
    next = position;
    return this;
  }

  /** Where to go on. */
  public URI position() {
    return next;
  }

  /**
   * Takes everything that changed since last time. When the hub no longer knows what was deleted
   * since, the copy is emptied and made anew.
   *
   * @return how many changes
   * @throws IOException when the hub does not answer; what was taken until then stands, and the
   *     next call goes on from there
   */
  public long catchUp() throws IOException, InterruptedException {
    long taken = 0;
    while (true) {
      HttpResponse<byte[]> answer = ask(next);
      if (answer.statusCode() == GONE && !next.equals(beginning)) {
        copy.clear();
        next = beginning;
        continue;
      }
      if (answer.statusCode() != OK) {
        throw new IOException("%s answered %d".formatted(next.getPath(), answer.statusCode()));
      }
      ObjectNode page = Json.readObject(answer.body());
      page.path("items").forEach(this::take);
      // Stored only now: a page that was taken in part is taken again.
      next = here(page.path("next").asText());
      if (page.path("items").isEmpty()) {
        return taken;
      }
      taken += page.path("items").size();
    }
  }

  /** The way may lead through another host than the hub knows itself by. */
  private URI here(String address) {
    URI given = URI.create(address);
    return beginning.resolve(given.getRawPath() + '?' + given.getRawQuery());
  }

  private HttpResponse<byte[]> ask(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private void take(JsonNode item) {
    SignpostEntity entity =
        SignpostEntity.valueOf(item.path("kind").asText().toUpperCase(Locale.ROOT));
    UUID id = UUID.fromString(item.path("id").asText());
    if (item.path("data") instanceof ObjectNode data) {
      copy.put(new Signposted(entity, id, data));
    } else {
      copy.remove(entity, id);
    }
  }
}
