package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fingerpost.connector.descriptor.HttpAccess.Authentication;
import org.fingerpost.connector.descriptor.JsonListing.Paging;

/** Makes the records of systems on the web, from a tree that has passed every check. */
final class HttpBuilder {
  private HttpBuilder() {}

  static SystemDescriptor.Http http(JsonNode written) {
    JsonNode http = HttpPresets.complete(written);
    return new SystemDescriptor.Http(
        access(http), listing(http), texts(http.path("parameters")), optional(http, "preset"));
  }

  static HttpAccess access(JsonNode http) {
    return new HttpAccess(
        new WebAddress(http.path("url").asText().replaceFirst("/+$", "")),
        authentication(http.path("auth")),
        texts(http.path("headers")),
        rateLimit(http.path("rate_limit")));
  }

  static JsonListing listing(JsonNode http) {
    return new JsonListing(
        paging(http.path("paging")),
        http.path("records").asText(""),
        optional(http, "part"),
        optional(http, "total_items"),
        optional(http, "total_pages"),
        success(http.path("success")));
  }

  static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  static Authentication authentication(JsonNode auth) {
    if (auth.has("bearer")) {
      return new Authentication.Bearer(secret(auth.path("bearer")));
    } else if (auth.has("basic")) {
      JsonNode basic = auth.path("basic");
      return new Authentication.Basic(basic.path("user").asText(), secret(basic.path("password")));
    } else if (auth.has("header")) {
      JsonNode header = auth.path("header");
      return new Authentication.Header(header.path("name").asText(), secret(header.path("key")));
    } else if (auth.has("query")) {
      JsonNode query = auth.path("query");
      return new Authentication.Query(query.path("parameter").asText(), secret(query.path("key")));
    } else if (auth.has("client_credentials")) {
      JsonNode client = auth.path("client_credentials");
      return new Authentication.ClientCredentials(
          client.path("token_url").asText(),
          client.path("client_id").asText(),
          secret(client.path("client_secret")));
    }
    return new Authentication.None();
  }

  private static Secret secret(JsonNode reference) {
    return new Secret(reference.asText());
  }

  private static Optional<HttpAccess.RateLimit> rateLimit(JsonNode limit) {
    return limit.isObject()
        ? Optional.of(
            new HttpAccess.RateLimit(
                limit.path("requests").asInt(), Duration.parse(limit.path("per").asText())))
        : Optional.empty();
  }

  private static Paging paging(JsonNode paging) {
    String parameter = paging.path("parameter").asText();
    String at = paging.path("at").asText();
    return switch (paging.path("by").asText("none")) {
      case "page" -> new Paging.Numbered(parameter, paging.path("first").asInt(1), size(paging));
      case "offset" -> new Paging.Offset(parameter, size(paging));
      case "cursor" -> new Paging.Cursor(parameter, at, size(paging));
      case "next" -> new Paging.Next(at, paging.path("steady").asBoolean(), size(paging));
      case "keyset" -> new Paging.Keyset(parameter, paging.path("column").asText(), size(paging));
      default -> new Paging.Whole();
    };
  }

  private static Optional<Paging.Size> size(JsonNode paging) {
    return paging.has("size_parameter")
        ? Optional.of(
            new Paging.Size(paging.path("size_parameter").asText(), paging.path("size").asInt()))
        : Optional.empty();
  }

  private static Optional<JsonListing.Success> success(JsonNode success) {
    if (!success.isObject()) {
      return Optional.empty();
    }
    SortedSet<String> values = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    success.path("is").forEach(value -> values.add(value.asText()));
    return Optional.of(new JsonListing.Success(success.path("at").asText(), values));
  }

  private static Optional<String> optional(JsonNode object, String key) {
    return object.has(key) ? Optional.of(object.path(key).asText()) : Optional.empty();
  }
}
