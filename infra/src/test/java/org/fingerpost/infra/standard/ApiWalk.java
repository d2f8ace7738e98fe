package org.fingerpost.infra.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.connector.PublishedSchemas;
import org.fingerpost.schema.Json;

/** Walks the directory's API, each list page by page, and holds what comes against the standard. */
public final class ApiWalk {
  private static final int A_FEW = 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private final PublishedSchemas schemas = PublishedSchemas.require();
  private final URI api;
  private final boolean isSteady;
  private final int perPage;

  /**
   * Walks a hub's.
   *
   * @param isSteady whether nothing changes meanwhile, so that counts must agree
   */
  public ApiWalk(URI hub, boolean isSteady, int perPage) {
    this.api = hub.resolve("/oruk/v3/");
    this.isSteady = isSteady;
    this.perPage = perPage;
  }

  /** What the API says of itself. */
  public void details() throws Exception {
    schemas.assertMeets("validator-schemas/V3.0-UK/api_details.json", get(""));
    JsonNode document = get("openapi.json");
    assertThat(document.path("openapi").asText()).startsWith("3.0");
    assertThat(document.path("paths")).hasSizeGreaterThan(10);
  }

  /** Whether there is nothing in a list, or not yet: the index follows the feed. */
  public boolean isEmpty(StandardList list) throws Exception {
    return get(list.path() + "?per_page=1").path("empty").asBoolean();
  }

  /**
   * All pages of a list, in brief and in full, the same as lines, and every record by itself; of
   * one that changes meanwhile, a few.
   *
   * @return the ids
   */
  public Set<String> list(StandardList list) throws Exception {
    Set<String> brief = pages(list, "");
    if (list.hasFull()) {
      assertSame(pages(list, "&full=true"), brief);
    }
    assertSame(lines(list), brief);
    if (list.hasMinimal()) {
      assertSame(ids(get(list.path() + "?minimal=true").path("contents")), brief);
    }
    for (String id : brief.stream().limit(isSteady ? brief.size() : A_FEW).toList()) {
      record(list, id);
    }
    return brief;
  }

  private void assertSame(Set<String> ids, Set<String> others) {
    if (isSteady) {
      assertThat(ids).containsExactlyInAnyOrderElementsOf(others);
    } else {
      assertThat(ids).isNotEmpty();
    }
  }

  private Set<String> pages(StandardList list, String more) throws Exception {
    Set<String> ids = new LinkedHashSet<>();
    JsonNode page;
    int number = 0;
    do {
      number++;
      page = get("%s?per_page=%d&page=%d%s".formatted(list.path(), perPage, number, more));
      envelope(page, number);
      for (String schema : list.pageSchemas()) {
        schemas.assertMeets(schema, page);
      }
      List<String> each = more.isEmpty() ? list.listed() : list.whole();
      page.path("contents").forEach(entity -> schemas.assertMeetsAll(each, entity));
      int before = ids.size();
      ids.addAll(ids(page.path("contents")));
      if (isSteady) {
        assertThat(ids).as("nothing twice").hasSize(before + page.path("size").asInt());
      }
    } while (!page.path("last_page").asBoolean());
    if (isSteady) {
      assertThat(page.path("total_items").asInt()).isEqualTo(ids.size());
    }
    return ids;
  }

  private void envelope(JsonNode page, int number) {
    int size = page.path("contents").size();
    assertThat(page.path("page_number").asInt()).isEqualTo(number);
    assertThat(page.path("size").asInt()).isEqualTo(size).isLessThanOrEqualTo(perPage);
    assertThat(page.path("empty").asBoolean()).isEqualTo(size == 0);
    assertThat(page.path("first_page").asBoolean()).isEqualTo(number == 1);
    assertThat(page.path("total_pages").asInt())
        .isEqualTo((page.path("total_items").asInt() + perPage - 1) / perPage);
  }

  private Set<String> lines(StandardList list) throws Exception {
    String lines = text(list.path() + "?format=ndjson");
    Set<String> ids = new LinkedHashSet<>();
    for (String line : lines.lines().toList()) {
      JsonNode entity = Json.readObject(line.getBytes(StandardCharsets.UTF_8));
      schemas.assertMeetsAll(list.listed(), entity);
      ids.add(entity.path("id").asText());
    }
    return ids;
  }

  private void record(StandardList list, String id) throws Exception {
    HttpResponse<String> answer = send(list.path() + "/" + id);
    if (isSteady || answer.statusCode() == 200) {
      JsonNode entity = Json.MAPPER.readTree(answer.body());
      assertThat(entity.path("id").asText()).isEqualTo(id);
      schemas.assertMeetsAll(list.whole(), entity);
    } else {
      assertThat(answer.statusCode()).as("gone meanwhile, or part of another").isIn(404, 308);
    }
  }

  private static Set<String> ids(JsonNode entities) {
    Set<String> ids = new LinkedHashSet<>();
    entities.forEach(entity -> ids.add(UUID.fromString(entity.path("id").asText()).toString()));
    return ids;
  }

  private JsonNode get(String path) throws Exception {
    return Json.MAPPER.readTree(text(path));
  }

  private String text(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(api.resolve(path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
