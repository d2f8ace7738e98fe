package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The form of a field's value in which members agree who only write it differently: capitals,
 * punctuation, spaces, the legal form in a name, the order of a list.
 */
final class Spelling {
  private static final char BETWEEN = '\u001f';

  private Spelling() {}

  /** Equal for values that differ in how they are written alone. */
  static String form(String field, JsonNode value) {
    if (value.isTextual()) {
      return ofText(field, value.textValue());
    } else if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros().toPlainString();
    } else if (value.isArray()) {
      TreeSet<String> items = new TreeSet<>();
      value.forEach(item -> items.add(form(field, item)));
      return String.join(String.valueOf(BETWEEN), items);
    }
    return value.isObject() ? ofParts(value) : value.asText();
  }

  private static String ofParts(JsonNode object) {
    Map<String, String> parts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> part : object.properties()) {
      parts.put(part.getKey(), form(part.getKey(), part.getValue()));
    }
    return parts.toString();
  }

  private static String ofText(String field, String text) {
    return switch (field) {
      case "name", "alternate_name" -> NameForm.organization(text);
      case "email" -> text.strip().toLowerCase(Locale.ROOT);
      case "website", "url" -> ofAddressOnTheWeb(text);
      case "number" -> ofPhone(text);
      case "postal_code" -> NameForm.postcode(text);
      // Registers write their numbers with and without leading zeros.
      case "identifier" -> NameForm.identifier("GB-", text);
      default -> NameForm.plain(text);
    };
  }

  private static String ofAddressOnTheWeb(String text) {
    return text.strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://", "")
        .replaceFirst("^www\\.", "")
        .replaceFirst("/+$", "");
  }

  private static String ofPhone(String text) {
    String digits = text.replaceFirst("^\\s*\\+44\\s*(\\(0\\))?", "0").replaceAll("\\D", "");
    return digits.isEmpty() ? NameForm.plain(text) : digits;
  }
}
