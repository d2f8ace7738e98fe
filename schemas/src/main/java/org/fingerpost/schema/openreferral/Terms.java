package org.fingerpost.schema.openreferral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.schema.IdentifierScheme;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Vocabularies;
import org.fingerpost.schema.Vocabularies.Term;
import org.fingerpost.schema.Vocabularies.Vocabulary;

/** Vocabularies as taxonomies, and the terms of a record as attributes and service areas. */
final class Terms {
  private static final String STATISTICS =
      "https://statistics.data.gov.uk/id/statistical-geography/";

  /** Which lists of a record become attributes, by the name of the link. */
  private static final Map<String, String> LINK_TYPES = new LinkedHashMap<>();

  static {
    LINK_TYPES.put("infrastructure_services", "infrastructure_service");
    LINK_TYPES.put("groups_served", "group_served");
    LINK_TYPES.put("quality_standards", "quality_standard");
    LINK_TYPES.put("taxonomy_terms", "member_term");
  }

  /** Made once: ids of terms are digests. Handed out as copies. */
  private static final Map<Term, ObjectNode> NODES = nodes();

  private Terms() {}

  static ObjectNode taxonomy(Vocabulary vocabulary) {
    ObjectNode taxonomy = Parts.withId(vocabulary.uuid());
    return taxonomy.put("name", vocabulary.name()).put("description", vocabulary.description());
  }

  static ObjectNode taxonomyTerm(Term term) {
    return NODES.get(term).deepCopy();
  }

  private static Map<Term, ObjectNode> nodes() {
    Map<Term, ObjectNode> nodes = new LinkedHashMap<>();
    Vocabularies.all()
        .forEach(vocabulary -> vocabulary.terms().forEach(term -> nodes.put(term, node(term))));
    return nodes;
  }

  private static ObjectNode node(Term term) {
    Vocabulary vocabulary = Vocabularies.of(term.vocabulary());
    ObjectNode node = Parts.withId(term.uuid());
    node.put("name", term.name()).put("description", term.description());
    node.put("code", term.id());
    if (vocabulary.id().equals(Vocabularies.DISTRICTS)) {
      node.put("term_uri", STATISTICS + term.id());
    }
    node.put("taxonomy", vocabulary.name());
    return node.put("taxonomy_id", vocabulary.uuid().toString());
  }

  /** The attributes that the record's lists of terms give. */
  static ArrayNode attributes(UUID owner, ObjectNode record) {
    ArrayNode attributes = Json.MAPPER.createArrayNode();
    LINK_TYPES.forEach(
        (field, linkType) -> {
          Set<String> texts = new LinkedHashSet<>();
          record.path(field).forEach(text -> texts.add(text.asText()));
          texts.forEach(text -> attributes.add(attribute(owner, linkType, term(field, text))));
        });
    return attributes;
  }

  static ArrayNode serviceAreas(UUID owner, JsonNode districts) {
    ArrayNode areas = Json.MAPPER.createArrayNode();
    for (JsonNode district : districts) {
      String code = district.asText();
      ObjectNode area = Parts.withId(Parts.id(owner, "service_areas/" + code));
      String name = Vocabularies.districts().term(code).map(Term::name).orElse(code);
      area.put("name", name).put("service_area", name).put("uri", STATISTICS + code);
      areas.add(area);
    }
    return areas;
  }

  static String schemeName(JsonNode scheme) {
    return Optional.ofNullable(Vocabularies.identifierSchemes().get(scheme.asText()))
        .map(IdentifierScheme::name)
        .orElse(scheme.asText());
  }

  private static ObjectNode attribute(UUID owner, String linkType, ObjectNode term) {
    String termId = term.get("id").textValue();
    ObjectNode attribute = Parts.withId(Parts.id(owner, "attributes/" + linkType + '/' + termId));
    attribute.put("link_id", owner.toString()).put("link_type", linkType);
    attribute.put("taxonomy_term_id", termId);
    attribute.set("taxonomy_term", term);
    return attribute;
  }

  private static ObjectNode term(String field, String text) {
    return switch (field) {
      case "infrastructure_services" -> known(Vocabularies.infrastructureServices(), text);
      case "groups_served" -> known(Vocabularies.groupsServed(), text);
      default -> free(field, text);
    };
  }

  private static ObjectNode known(Vocabulary vocabulary, String id) {
    return vocabulary.term(id).map(Terms::taxonomyTerm).orElseGet(() -> free(vocabulary.id(), id));
  }

  /** A term in the member's own words. */
  private static ObjectNode free(String list, String text) {
    ObjectNode term = Parts.withId(SourceKey.namedId("taxonomy/" + list + '/' + text));
    return term.put("name", text).put("description", text);
  }
}
