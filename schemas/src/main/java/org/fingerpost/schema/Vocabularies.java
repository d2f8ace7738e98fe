package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The lists of terms that the shared schema uses; {@code vocabularies.json} holds them. */
public final class Vocabularies {
  public static final String INFRASTRUCTURE_SERVICES = "infrastructure-services";
  public static final String DISTRICTS = "districts";
  public static final String ACTIVITY_TYPES = "activity-types";
  public static final String GROUPS_SERVED = "groups-served";

  private static final ObjectNode DATA = SchemaDocuments.resource("vocabularies.json");
  private static final Map<String, Vocabulary> ALL = readVocabularies();
  private static final Map<String, IdentifierScheme> SCHEMES = readSchemes();

  private Vocabularies() {}

  /**
   * A term.
   *
   * @param id as it stands in records, such as {@code older-people} or {@code E07000234}
   * @param name as a person reads it
   */
  public record Term(String vocabulary, String id, String name, String description) {
    /** The id of the Open Referral UK taxonomy term. */
    public UUID uuid() {
      return SourceKey.namedId("taxonomy/" + vocabulary + '/' + id);
    }
  }

  /** A list of terms, in the order in which a screen shows them. */
  public record Vocabulary(String id, String name, String description, List<Term> terms) {
    /** The id of the Open Referral UK taxonomy. */
    public UUID uuid() {
      return SourceKey.namedId("taxonomy/" + id);
    }

    /** The term with that id. */
    public Optional<Term> term(String termId) {
      return terms.stream().filter(term -> term.id().equals(termId)).findFirst();
    }

    /**
     * The term that a person means by the text: its id or its name, in capitals or not, whatever
     * stands between the words.
     */
    public Optional<Term> find(String text) {
      String wanted = letters(text);
      return terms.stream()
          .filter(term -> letters(term.id()).equals(wanted) || letters(term.name()).equals(wanted))
          .findFirst();
    }
  }

  /** Every vocabulary. */
  public static List<Vocabulary> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * The vocabulary with that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Vocabulary of(String id) {
    return Optional.ofNullable(ALL.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no vocabulary is called " + id));
  }

  /** The five services of infrastructure organisations. */
  public static Vocabulary infrastructureServices() {
    return of(INFRASTRUCTURE_SERVICES);
  }

  /** The six districts; a term's id is the E07 code. */
  public static Vocabulary districts() {
    return of(DISTRICTS);
  }

  /** Advice, training, event, meeting. */
  public static Vocabulary activityTypes() {
    return of(ACTIVITY_TYPES);
  }

  /** For whom an organisation works. */
  public static Vocabulary groupsServed() {
    return of(GROUPS_SERVED);
  }

  /** The registers that give identifiers, by their codes at org-id.guide. */
  public static Map<String, IdentifierScheme> identifierSchemes() {
    return SCHEMES;
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replace("&", "and").replaceAll("[^a-z0-9]", "");
  }

  private static Map<String, Vocabulary> readVocabularies() {
    Map<String, Vocabulary> all = new LinkedHashMap<>();
    for (JsonNode node : DATA.get("vocabularies")) {
      String id = text(node, "id");
      List<Term> terms =
          StreamSupport.stream(node.get("terms").spliterator(), false)
              .map(term -> readTerm(id, term))
              .toList();
      all.put(id, new Vocabulary(id, text(node, "name"), text(node, "description"), terms));
    }
    return Collections.unmodifiableMap(all);
  }

  private static Term readTerm(String vocabulary, JsonNode node) {
    return new Term(vocabulary, text(node, "id"), text(node, "name"), text(node, "description"));
  }

  private static Map<String, IdentifierScheme> readSchemes() {
    Map<String, IdentifierScheme> schemes = new LinkedHashMap<>();
    for (JsonNode node : DATA.get("identifier_schemes")) {
      String id = text(node, "id");
      schemes.put(
          id,
          IdentifierScheme.of(
              id, text(node, "name"), text(node, "description"), text(node, "pattern")));
    }
    return Collections.unmodifiableMap(schemes);
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).textValue();
  }
}
