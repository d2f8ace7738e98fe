package org.fingerpost.schema.openreferral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;

/**
 * The parts that several entities have. Whatever is empty is left out: the standard's validator
 * refuses null and warns of an empty list.
 *
 * <p>A part's id is made of its owner's id and its place in it, so that the same record always
 * gives the same bytes.
 */
final class Parts {
  private static final String COUNTRY = "GB";

  private Parts() {}

  static UUID id(UUID owner, String place) {
    return SourceKey.namedId(owner + "/" + place);
  }

  static UUID id(UUID owner, String place, int index) {
    return id(owner, place + '/' + index);
  }

  /** Copies the fields of these names that the source has and that are not empty. */
  static void copy(ObjectNode from, ObjectNode to, String... names) {
    for (String name : names) {
      copyAs(from, name, to, name);
    }
  }

  static void copyAs(ObjectNode from, String name, ObjectNode to, String as) {
    JsonNode value = from.get(name);
    if (value != null && !isEmpty(value)) {
      to.set(as, value.deepCopy());
    }
  }

  /** Sets the list, unless it would be empty. */
  static void list(ObjectNode to, String name, ArrayNode items) {
    if (!items.isEmpty()) {
      to.set(name, items);
    }
  }

  static ArrayNode phones(UUID owner, JsonNode phones) {
    return each(
        phones,
        (phone, index) -> {
          ObjectNode part = withId(id(owner, "phones", index));
          copy(phone, part, "number", "extension", "type");
          return part;
        });
  }

  static ArrayNode schedules(UUID owner, JsonNode schedules) {
    return each(
        schedules,
        (schedule, index) -> {
          ObjectNode part = withId(id(owner, "schedules", index));
          copy(schedule, part, "freq", "byday", "dtstart", "opens_at", "closes_at", "description");
          return part;
        });
  }

  static ArrayNode identifiers(UUID owner, JsonNode identifiers) {
    return each(
        identifiers,
        (identifier, index) -> {
          ObjectNode part = withId(id(owner, "organization_identifiers", index));
          copy(identifier, part, "identifier_scheme", "identifier");
          part.put("identifier_type", Terms.schemeName(identifier.path("identifier_scheme")));
          return part;
        });
  }

  /** An organisation as it stands within others. */
  static ObjectNode organization(UUID id, ObjectNode visible) {
    ObjectNode view = withId(id);
    copy(visible, view, "name");
    // The standard requires a description; where nobody gave one, the name has to do.
    view.put("description", visible.path("description").asText(visible.get("name").asText()));
    copy(visible, view, "email", "website");
    list(
        view,
        "organization_identifiers",
        identifiers(id, visible.path("organization_identifiers")));
    return view;
  }

  static ArrayNode addresses(UUID owner, JsonNode addresses) {
    return each(addresses, (address, index) -> address(id(owner, "addresses", index), address));
  }

  /** The standard requires most of an address: what nobody told is empty text, never a guess. */
  private static ObjectNode address(UUID id, ObjectNode address) {
    ObjectNode part = withId(id);
    for (String required : new String[] {"address_1", "city", "state_province", "postal_code"}) {
      part.put(required, address.path(required).asText());
    }
    copy(address, part, "address_2");
    part.put("country", address.path("country").asText(COUNTRY));
    part.put("address_type", address.path("address_type").asText("physical"));
    return part;
  }

  static ArrayNode accessibility(UUID owner, JsonNode descriptions) {
    return texts(owner, "accessibility", "description", descriptions);
  }

  static ArrayNode languages(UUID owner, JsonNode languages) {
    return texts(owner, "languages", "name", languages);
  }

  private static ArrayNode texts(UUID owner, String place, String field, JsonNode texts) {
    ArrayNode parts = Json.MAPPER.createArrayNode();
    for (JsonNode text : texts) {
      parts.add(withId(id(owner, place, parts.size())).put(field, text.asText()));
    }
    return parts;
  }

  static ObjectNode withId(UUID id) {
    return Json.object().put("id", id.toString());
  }

  /** Calls back with each item of the list that is an object. */
  static void forEach(JsonNode list, BiConsumer<ObjectNode, Integer> consumer) {
    int index = 0;
    for (JsonNode item : list) {
      if (item instanceof ObjectNode object) {
        consumer.accept(object, index);
      }
      index++;
    }
  }

  private static ArrayNode each(JsonNode list, PartMaker maker) {
    ArrayNode parts = Json.MAPPER.createArrayNode();
    forEach(list, (item, index) -> parts.add(maker.make(item, index)));
    return parts;
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull()
        || (value.isContainerNode() && value.isEmpty())
        || (value.isTextual() && value.textValue().isBlank());
  }

  @FunctionalInterface
  private interface PartMaker {
    ObjectNode make(ObjectNode item, int index);
  }
}
