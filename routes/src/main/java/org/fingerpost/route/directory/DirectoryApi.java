package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.directory.page.References;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.Json;

/** The Open Referral UK 3.0 API. Everything in it is public, so any site's page may read it. */
final class DirectoryApi implements Endpoint {
  static final String PATH = "/oruk/v3";

  private static final String VERSION = "HSDS-UK-3.0";
  private static final String PROFILE = "https://docs.openreferraluk.org/en/latest/";
  private static final String OPENAPI = "openapi.json";

  private final Map<String, Endpoint> lists;
  private final ApiRecords records;
  private final OpenApiDocument document;
  private final String publicAddress;

  DirectoryApi(DirectoryStore store, DirectorySearch search, String publicAddress) {
    ApiViews views = new ApiViews(store);
    ApiServices services = new ApiServices(search, views);
    ApiLists found = new ApiLists(search, views, services);
    this.lists =
        Map.of(
            "services", found::services,
            "service_at_locations", found::serviceAtLocations,
            "organizations", found::organizations,
            "locations", new ApiLocations(store, views)::list,
            "taxonomies", ApiTaxonomies::taxonomies,
            "taxonomy_terms", ApiTaxonomies::terms);
    this.records = new ApiRecords(store, search, views, services);
    this.document = new OpenApiDocument(publicAddress + PATH);
    this.publicAddress = publicAddress;
  }

  @Override
  public WebResponse answer(WebRequest request) throws Exception {
    WebResponse response =
        request.method().equals("OPTIONS") ? preflight() : answerRefusing(request);
    return response
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Expose-Headers", "ETag, Location");
  }

  private static WebResponse preflight() {
    return WebResponse.of(204, "text/plain; charset=utf-8", new byte[0])
        .with("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
        .with("Access-Control-Allow-Headers", "If-None-Match, Accept, Content-Type")
        .with("Access-Control-Max-Age", "86400");
  }

  /** A refusal is answered here, so that another site's page can read that too. */
  private WebResponse answerRefusing(WebRequest request) throws Exception {
    try {
      return answer(parts(request.path()), request);
    } catch (RefusedRequestException e) {
      return WebResponse.problem(e.status(), "The request was refused", e.getMessage());
    }
  }

  private static List<String> parts(String path) {
    String below = path.substring(PATH.length()).replaceAll("^/|/$", "");
    return List.of(below.split("/", -1));
  }

  private WebResponse answer(List<String> parts, WebRequest request) throws Exception {
    String first = parts.get(0);
    if (parts.size() == 1 && (first.isEmpty() || first.equals(OPENAPI))) {
      return about(first, request);
    }
    Endpoint list = lists.get(first);
    if (list == null || parts.size() > 2) {
      return unknownAddress();
    }
    return parts.size() == 1 ? list.answer(request) : one(first, parts.get(1), request);
  }

  private WebResponse about(String name, WebRequest request) throws IOException {
    request.allowOnly(Set.of());
    if (name.equals(OPENAPI)) {
      return WebResponse.json(document.read());
    }
    ObjectNode node = Json.object();
    node.put("version", VERSION);
    node.put("profile", PROFILE);
    node.put("openapi_url", publicAddress + PATH + '/' + OPENAPI);
    return WebResponse.json(node);
  }

  private WebResponse one(String collection, String text, WebRequest request) throws SQLException {
    request.allowOnly(collection.equals("organizations") ? Set.of("full_service") : Set.of());
    Optional<UUID> id = References.id(text);
    if (id.isEmpty()) {
      return unknownId(collection);
    }
    boolean whole = new ApiRequest(request).flag("full_service");
    Optional<ObjectNode> found = records.find(collection, id.get(), whole);
    return found.isPresent() ? WebResponse.json(found.get()) : movedOrUnknown(collection, id.get());
  }

  private WebResponse movedOrUnknown(String collection, UUID id) throws SQLException {
    return records
        .successor(collection, id)
        .map(to -> "%s%s/%s/%s".formatted(publicAddress, PATH, collection, to))
        .map(WebResponse::movedTo)
        .orElseGet(() -> unknownId(collection));
  }

  private static WebResponse unknownId(String collection) {
    return WebResponse.problem(
        404,
        "There is no such record",
        "Nothing in %s has that id, or the member that shared it took it out. %s/%s lists what there is."
            .formatted(collection, PATH, collection));
  }

  private static WebResponse unknownAddress() {
    return WebResponse.problem(
        404,
        "There is nothing at this address",
        "This API has services, service_at_locations, organizations, locations, taxonomies and taxonomy_terms below %s, each with its ids below it. %s/%s describes them."
            .formatted(PATH, PATH, OPENAPI));
  }
}
