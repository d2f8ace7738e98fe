package org.fingerpost.route.directory.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fingerpost.route.directory.Terms;
import org.fingerpost.schema.Json;

/** The parts of a public record in schema.org's words; what is not known is left out. */
final class SchemaOrg {
  private SchemaOrg() {}

  static ObjectNode channel(PublicRecord shown) {
    ObjectNode channel = typed("ServiceChannel");
    web(shown, "url").ifPresent(site -> channel.put("serviceUrl", site));
    phone(shown)
        .ifPresent(
            number -> channel.set("servicePhone", typed("ContactPoint").put("telephone", number)));
    addresses(shown)
        .forEach(address -> channel.set("serviceLocation", typed("Place").set("address", address)));
    return channel;
  }

  static ArrayNode hours(PublicRecord shown) {
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (JsonNode schedule : elements(shown, "schedules")) {
      String freq = schedule.path("freq").asText();
      if (!freq.equals("MONTHLY") && schedule.hasNonNull("byday")) {
        all.add(hours(schedule));
      }
    }
    return all;
  }

  private static ObjectNode hours(JsonNode schedule) {
    ObjectNode hours = typed("OpeningHoursSpecification");
    ArrayNode days = hours.putArray("dayOfWeek");
    Arrays.stream(schedule.path("byday").asText().split(","))
        .flatMap(day -> Days.dayOfWeek(day.strip()).stream())
        .forEach(days::add);
    put(hours, "opens", schedule.path("opens_at").asText());
    put(hours, "closes", schedule.path("closes_at").asText());
    return hours;
  }

  static Optional<ObjectNode> audience(PublicRecord shown) {
    ObjectNode audience = typed("PeopleAudience");
    List<String> groups = names(shown, "groups_served");
    put(audience, "audienceType", String.join(", ", groups));
    shown.value("minimum_age").ifPresent(age -> audience.set("suggestedMinAge", age));
    shown.value("maximum_age").ifPresent(age -> audience.set("suggestedMaxAge", age));
    return audience.size() > 1 ? Optional.of(audience) : Optional.empty();
  }

  static void areas(ObjectNode node, PublicRecord shown) {
    List<String> districts = names(shown, "districts");
    if (!districts.isEmpty()) {
      ArrayNode areas = node.putArray("areaServed");
      districts.forEach(name -> areas.add(typed("AdministrativeArea").put("name", name)));
    }
  }

  static List<ObjectNode> addresses(PublicRecord shown) {
    return elements(shown, "addresses").stream().limit(1).map(SchemaOrg::address).toList();
  }

  private static ObjectNode address(JsonNode given) {
    ObjectNode address = typed("PostalAddress");
    put(address, "streetAddress", given.path("address_1").asText());
    put(address, "addressLocality", given.path("city").asText());
    put(address, "addressRegion", given.path("state_province").asText());
    put(address, "postalCode", given.path("postal_code").asText());
    put(address, "addressCountry", given.path("country").asText());
    return address;
  }

  static Optional<String> phone(PublicRecord shown) {
    return elements(shown, "phones").stream()
        .map(phone -> phone.path("number").asText())
        .filter(number -> !number.isBlank())
        .findFirst();
  }

  static Optional<String> web(PublicRecord shown, String field) {
    return shown.lines(field).stream().filter(Line::isLink).map(Line::href).findFirst();
  }

  private static List<String> names(PublicRecord shown, String field) {
    return elements(shown, field).stream().map(node -> Terms.nameOf(node.asText())).toList();
  }

  private static List<JsonNode> elements(PublicRecord shown, String field) {
    List<JsonNode> elements = new ArrayList<>();
    shown.value(field).ifPresent(value -> value.forEach(elements::add));
    return elements;
  }

  private static ObjectNode typed(String type) {
    return Json.object().put("@type", type);
  }

  static void put(ObjectNode node, String name, String text) {
    if (!text.isBlank()) {
      node.put(name, text);
    }
  }
}
