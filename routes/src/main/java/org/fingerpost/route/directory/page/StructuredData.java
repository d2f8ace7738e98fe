package org.fingerpost.route.directory.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.route.directory.Terms;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Vocabularies.Term;

/**
 * A public record in the words of schema.org, so that search engines understand the page.
 *
 * @param publicAddress where the pages are reached from outside
 */
public record StructuredData(String publicAddress) {
  private static final Map<String, String> WEEKDAYS =
      Map.of(
          "MO", "Monday",
          "TU", "Tuesday",
          "WE", "Wednesday",
          "TH", "Thursday",
          "FR", "Friday",
          "SA", "Saturday",
          "SU", "Sunday");

  /**
   * As text that may stand in a script element, whatever members typed: nothing in it can end the
   * element.
   */
  String of(PublicRecord shown, Optional<PublicRecord> provider) {
    ObjectNode node = shown.kind() == Kind.SERVICE ? service(shown) : organization(shown);
    provider.ifPresent(other -> node.set("provider", organization(other)));
    ObjectNode whole = Json.object();
    whole.put("@context", "https://schema.org");
    whole.setAll(node);
    return forScript(whole);
  }

  /** A district, as the place that it is. */
  public static String district(String publicAddress, Term term) {
    return forScript(term("AdministrativeArea", publicAddress, term));
  }

  /** A topic, as a term of its vocabulary. */
  public static String topic(String publicAddress, Term term) {
    ObjectNode node = term("DefinedTerm", publicAddress, term);
    node.put("description", term.description());
    return forScript(node);
  }

  private static ObjectNode term(String type, String publicAddress, Term term) {
    String address = publicAddress + Terms.pathOf(term);
    ObjectNode node = Json.object();
    node.put("@context", "https://schema.org");
    node.put("@type", type);
    node.put("@id", address);
    node.put("url", address);
    node.put("name", term.name());
    return node;
  }

  /** JSON in which no character can end a script element, or be taken for markup. */
  static String forScript(JsonNode node) {
    return new String(Json.write(node), UTF_8)
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private ObjectNode organization(PublicRecord shown) {
    ObjectNode node = named("Organization", shown);
    web(shown, "website").ifPresent(site -> node.put("sameAs", site));
    put(node, "email", shown.text("email"));
    phone(shown).ifPresent(number -> node.put("telephone", number));
    addresses(shown).forEach(address -> node.set("address", address));
    areas(node, shown);
    return node;
  }

  private ObjectNode service(PublicRecord shown) {
    ObjectNode node = named("Service", shown);
    areas(node, shown);
    audience(shown).ifPresent(audience -> node.set("audience", audience));
    ArrayNode hours = hours(shown);
    if (!hours.isEmpty()) {
      node.set("hoursAvailable", hours);
    }
    ObjectNode channel = channel(shown);
    if (channel.size() > 1) {
      node.set("availableChannel", channel);
    }
    return node;
  }

  private ObjectNode named(String type, PublicRecord shown) {
    String address = publicAddress + Views.pathOf(shown.kind(), shown.id());
    ObjectNode node = Json.object();
    node.put("@type", type);
    node.put("@id", address);
    node.put("url", address);
    node.put("name", shown.text("name"));
    put(node, "description", shown.text("description"));
    return node;
  }

  private static ObjectNode channel(PublicRecord shown) {
    ObjectNode channel = typed("ServiceChannel");
    web(shown, "url").ifPresent(site -> channel.put("serviceUrl", site));
    phone(shown)
        .ifPresent(
            number -> channel.set("servicePhone", typed("ContactPoint").put("telephone", number)));
    addresses(shown)
        .forEach(address -> channel.set("serviceLocation", typed("Place").set("address", address)));
    return channel;
  }

  private static ArrayNode hours(PublicRecord shown) {
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
        .map(day -> WEEKDAYS.get(day.strip()))
        .filter(day -> day != null)
        .forEach(days::add);
    put(hours, "opens", schedule.path("opens_at").asText());
    put(hours, "closes", schedule.path("closes_at").asText());
    return hours;
  }

  private static Optional<ObjectNode> audience(PublicRecord shown) {
    ObjectNode audience = typed("PeopleAudience");
    List<String> groups = names(shown, "groups_served");
    put(audience, "audienceType", String.join(", ", groups));
    shown.value("minimum_age").ifPresent(age -> audience.set("suggestedMinAge", age));
    shown.value("maximum_age").ifPresent(age -> audience.set("suggestedMaxAge", age));
    return audience.size() > 1 ? Optional.of(audience) : Optional.empty();
  }

  private static void areas(ObjectNode node, PublicRecord shown) {
    List<String> districts = names(shown, "districts");
    if (!districts.isEmpty()) {
      ArrayNode areas = node.putArray("areaServed");
      districts.forEach(name -> areas.add(typed("AdministrativeArea").put("name", name)));
    }
  }

  private static List<ObjectNode> addresses(PublicRecord shown) {
    return elements(shown, "addresses").stream().limit(1).map(StructuredData::address).toList();
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

  private static Optional<String> phone(PublicRecord shown) {
    return elements(shown, "phones").stream()
        .map(phone -> phone.path("number").asText())
        .filter(number -> !number.isBlank())
        .findFirst();
  }

  private static Optional<String> web(PublicRecord shown, String field) {
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

  private static void put(ObjectNode node, String name, String text) {
    if (!text.isBlank()) {
      node.put(name, text);
    }
  }
}
