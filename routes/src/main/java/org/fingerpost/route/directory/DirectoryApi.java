package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.directory.page.References;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;

/** The Open Referral UK 3.0 API. Everything in it is public, so any site's page may read it. */
final class DirectoryApi implements Endpoint {
  static final String PATH = "/oruk/v3";

  private static final String PROFILE = "https://docs.openreferraluk.org/en/latest/";
  private static final String OPENAPI =
      "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json";

  private final DirectoryStore store;
  private final OpenReferral openReferral;
  private final String publicAddress;

  DirectoryApi(DirectoryStore store, String publicAddress) {
    this.store = store;
    this.openReferral = new OpenReferral(store);
    this.publicAddress = publicAddress;
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
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
  private WebResponse answerRefusing(WebRequest request) throws SQLException {
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

  private WebResponse answer(List<String> parts, WebRequest request) throws SQLException {
    if (parts.size() == 1 && parts.get(0).isEmpty()) {
      return details(request);
    }
    Optional<Kind> kind = kindOf(parts.get(0));
    if (kind.isEmpty() || parts.size() > 2) {
      return unknownAddress();
    }
    return parts.size() == 1 ? list(kind.get(), request) : one(kind.get(), parts.get(1), request);
  }

  private static Optional<Kind> kindOf(String collection) {
    if (collection.equals("services")) {
      return Optional.of(Kind.SERVICE);
    }
    return collection.equals("organizations") ? Optional.of(Kind.ORGANIZATION) : Optional.empty();
  }

  private static WebResponse details(WebRequest request) {
    request.allowOnly(Set.of());
    ObjectNode node = Json.object();
    node.put("version", "HSDS 3.0");
    node.put("profile", PROFILE);
    node.put("openapi_url", OPENAPI);
    return WebResponse.json(node);
  }

  private WebResponse list(Kind kind, WebRequest request) throws SQLException {
    DirectoryQuery query = ApiQuery.read(kind, request);
    Found found = store.search(query);
    return WebResponse.json(
        Envelope.of(query, found.total(), openReferral.entities(found.records())));
  }

  private WebResponse one(Kind kind, String text, WebRequest request) throws SQLException {
    request.allowOnly(Set.of());
    Optional<UUID> id = References.id(text);
    if (id.isEmpty()) {
      return unknownId(kind);
    }
    List<JointRecord> found = store.find(kind, id.get()).stream().toList();
    return found.isEmpty()
        ? movedOrUnknown(kind, id.get())
        : WebResponse.json(openReferral.entities(found).get(0));
  }

  private WebResponse movedOrUnknown(Kind kind, UUID id) throws SQLException {
    String collection = kind == Kind.SERVICE ? "services" : "organizations";
    return store
        .successor(kind, id)
        .map(to -> "%s%s/%s/%s".formatted(publicAddress, PATH, collection, to))
        .map(WebResponse::movedTo)
        .orElseGet(() -> unknownId(kind));
  }

  private static WebResponse unknownId(Kind kind) {
    return WebResponse.problem(
        404,
        "There is no such " + kind.wireName(),
        "No %s has that id, or the member that shared it took it out. %s lists those there are."
            .formatted(kind.wireName(), kind == Kind.SERVICE ? "services" : "organizations"));
  }

  private static WebResponse unknownAddress() {
    return WebResponse.problem(
        404,
        "There is nothing at this address",
        "This API has %s/, %s/services, %s/services/{id}, %s/organizations and %s/organizations/{id}."
            .formatted(PATH, PATH, PATH, PATH, PATH));
  }
}
