package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.schema.Vocabularies.Term;
import org.fingerpost.schema.Vocabularies.Vocabulary;

/**
 * Puts what people write into the form that records hold, where what they mean is beyond doubt: the
 * id of a term for its name, a registered number as its register writes it. Everything else is left
 * for the schema to judge.
 */
public final class WireForm {
  private static final String IDENTIFIERS = "organization_identifiers";
  private static final Map<Kind, List<FieldShape>> FIELDS_WITH_TERMS = fieldsWithTerms();

  private WireForm() {}

  /** Changes the record where it stands. */
  public static void settle(Kind kind, ObjectNode record) {
    for (FieldShape field : FIELDS_WITH_TERMS.get(kind)) {
      JsonNode value = record.get(field.name());
      if (value != null) {
        record.set(field.name(), settled(Vocabularies.of(field.vocabulary().orElseThrow()), value));
      }
    }
    record.path(IDENTIFIERS).forEach(WireForm::settleIdentifier);
  }

  private static JsonNode settled(Vocabulary vocabulary, JsonNode value) {
    if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, settled(vocabulary, list.get(i)));
      }
      return list;
    }
    String text = value.asText();
    if (!value.isTextual() || vocabulary.term(text).isPresent()) {
      return value;
    }
    return vocabulary.find(text).map(Term::id).<JsonNode>map(TextNode::valueOf).orElse(value);
  }

  private static void settleIdentifier(JsonNode node) {
    if (node instanceof ObjectNode identifier) {
      Optional.ofNullable(
              Vocabularies.identifierSchemes().get(node.path("identifier_scheme").asText()))
          .flatMap(scheme -> scheme.registered(node.path("identifier").asText()))
          .ifPresent(number -> identifier.put("identifier", number));
    }
  }

  private static Map<Kind, List<FieldShape>> fieldsWithTerms() {
    Map<Kind, List<FieldShape>> fields = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<FieldShape> withTerms = new ArrayList<>(SharedSchema.fields(kind).values());
      withTerms.removeIf(field -> field.vocabulary().isEmpty());
      fields.put(kind, withTerms);
    }
    return fields;
  }
}
