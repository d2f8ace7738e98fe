package org.fingerpost.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fingerpost.connector.descriptor.Expressions;
import org.fingerpost.connector.descriptor.FieldMapping.Source;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;

/** Takes from a row what a field is made of. */
@FunctionalInterface
interface FieldSource {
  /** The value as the member has it; null or missing when there is none. */
  JsonNode take(ObjectNode row) throws UnreadableValueException;

  /** What does as the descriptor says. Codes are translated later, one by one. */
  static FieldSource of(Source source, String member) {
    if (source instanceof Source.Expression expression) {
      return expression(Expressions.compile(expression.jslt()), expression.columns());
    } else if (source instanceof Source.Constant constant) {
      return row -> constant.value();
    } else if (source instanceof Source.Reference reference) {
      return row -> reference(member, reference.dataset(), row.path(reference.column()));
    }
    String column = source.columns().get(0);
    return row -> row.path(column);
  }

  private static FieldSource expression(Expression expression, List<String> columns) {
    return row -> {
      ObjectNode allowed = Json.object();
      for (String column : columns) {
        JsonNode value = row.get(column);
        if (value != null) {
          allowed.set(column, value);
        }
      }
      try {
        return expression.apply(allowed);
      } catch (JsltException | ArithmeticException | ClassCastException e) {
        throw new UnreadableValueException(
            "expression", "holds a value on which its expression fails; test it on that record");
      }
    };
  }

  private static JsonNode reference(String member, String dataset, JsonNode key)
      throws UnreadableValueException {
    String text = Texts.clean(key);
    // A database writes 0 for "no group": no key of a record is 0 or blank.
    return text.isEmpty() || text.equals("0")
        ? MissingNode.getInstance()
        : TextNode.valueOf(new SourceKey(member, dataset, text).id().toString());
  }

  /** The member's codes, to be found however they are written. */
  static Map<String, String> translations(Source source) {
    Map<String, String> translations = new HashMap<>();
    if (source instanceof Source.Translated translated) {
      translated.values().forEach((from, to) -> translations.put(fold(from), to));
    }
    return translations;
  }

  /** Without regard to case and the space around. */
  static String fold(String code) {
    return code.strip().toLowerCase(Locale.ROOT);
  }
}
