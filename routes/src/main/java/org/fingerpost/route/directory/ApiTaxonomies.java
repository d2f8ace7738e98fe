package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.openreferral.OpenReferralView;

/** The vocabularies as taxonomies. They come with the program; no member can change them. */
final class ApiTaxonomies {
  private static final List<ObjectNode> TERMS = OpenReferralView.taxonomyTerms();
  private static final List<ObjectNode> TAXONOMIES = OpenReferralView.taxonomies();

  private ApiTaxonomies() {}

  static WebResponse taxonomies(WebRequest request) {
    return list(ApiRequest.of(request, ApiParameters.TAXONOMIES), TAXONOMIES, taxonomy -> true);
  }

  /** None has a parent, so all of them are top ones. */
  static WebResponse terms(WebRequest request) {
    ApiRequest asked = ApiRequest.of(request, ApiParameters.TAXONOMY_TERMS);
    asked.flag("top_only");
    Optional<String> taxonomy = asked.id("taxonomy_id").map(UUID::toString);
    boolean hasParent = asked.id("parent_id").isPresent();
    return list(
        asked,
        TERMS,
        term ->
            !hasParent
                && taxonomy.map(id -> id.equals(term.path("taxonomy_id").asText())).orElse(true));
  }

  static Optional<ObjectNode> taxonomy(UUID id) {
    return withId(TAXONOMIES, id)
        .map(
            taxonomy -> {
              taxonomy
                  .putArray("taxonomy_terms")
                  .addAll(
                      TERMS.stream()
                          .filter(term -> term.path("taxonomy_id").asText().equals(id.toString()))
                          .toList());
              return taxonomy;
            });
  }

  static Optional<ObjectNode> term(UUID id) {
    return withId(TERMS, id);
  }

  private static Optional<ObjectNode> withId(List<ObjectNode> all, UUID id) {
    return all.stream()
        .filter(node -> node.path("id").asText().equals(id.toString()))
        .findFirst()
        .map(ObjectNode::deepCopy);
  }

  private static WebResponse list(
      ApiRequest asked, List<ObjectNode> all, Predicate<ObjectNode> wanted) {
    List<ObjectNode> found = all.stream().filter(wanted).filter(named(asked)).toList();
    if (asked.isNdjson()) {
      return ApiLines.of(last -> new ApiLines.Part(found, Optional.empty()));
    }
    long from = (asked.page() - 1L) * asked.perPage();
    return WebResponse.json(
        Envelope.of(
            asked.page(),
            asked.perPage(),
            found.size(),
            found.stream().skip(from).limit(asked.perPage()).toList()));
  }

  private static Predicate<ObjectNode> named(ApiRequest asked) {
    String words = asked.search().map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
    return node ->
        Stream.of("name", "description")
            .anyMatch(field -> node.path(field).asText().toLowerCase(Locale.ROOT).contains(words));
  }
}
