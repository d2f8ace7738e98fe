package org.fingerpost.route.directory.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fingerpost.route.directory.Terms;
import org.fingerpost.schema.Vocabularies;
import org.fingerpost.schema.Vocabularies.Vocabulary;

/** A field's value as text and links for a reader. */
final class FieldText {
  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s\"<>]+");
  private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s@<>\"?&]+@[^\\s@<>\"?&]+");

  private static final Map<String, Function<JsonNode, Line>> BY_FIELD =
      Map.ofEntries(
          Map.entry("email", FieldText::mail),
          Map.entry("website", FieldText::web),
          Map.entry("url", FieldText::web),
          Map.entry("phones", FieldText::phone),
          Map.entry("addresses", FieldText::address),
          Map.entry("schedules", FieldText::schedule),
          Map.entry("organization_identifiers", FieldText::identifier),
          Map.entry("last_confirmed", node -> Line.text(Days.day(node.asText()))),
          Map.entry("groups_served", node -> topic(Vocabularies.groupsServed(), node)),
          Map.entry(
              "infrastructure_services",
              node -> topic(Vocabularies.infrastructureServices(), node)),
          Map.entry("districts", FieldText::district),
          Map.entry("scope", FieldText::term),
          Map.entry("status", FieldText::term));

  private FieldText() {}

  /** One line for each element of a list, one for anything else; none for what is empty. */
  static List<Line> lines(String field, JsonNode value) {
    Function<JsonNode, Line> form = BY_FIELD.getOrDefault(field, FieldText::plain);
    Stream<JsonNode> elements =
        value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
    return elements.map(form).filter(line -> !line.text().isBlank()).toList();
  }

  private static Line plain(JsonNode node) {
    return node.isBoolean()
        ? Line.text(node.asBoolean() ? "Yes" : "No")
        : Line.text(node.isValueNode() ? node.asText() : joined(node, ", "));
  }

  private static Line term(JsonNode node) {
    return Line.text(Terms.nameOf(node.asText()));
  }

  private static Line topic(Vocabulary vocabulary, JsonNode node) {
    return vocabulary
        .term(node.asText())
        .map(term -> new Line(term.name(), Terms.pathOf(term)))
        .orElseGet(() -> term(node));
  }

  private static Line district(JsonNode node) {
    return topic(Vocabularies.districts(), node);
  }

  private static Line mail(JsonNode node) {
    String text = node.asText();
    return new Line(text, MAIL_ADDRESS.matcher(text).matches() ? "mailto:" + text : "");
  }

  /** Never a link to anything but the web: a member's typing must not become a script. */
  private static Line web(JsonNode node) {
    String text = node.asText();
    String shown = text.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    return WEB_ADDRESS.matcher(text).matches() ? new Line(shown, text) : Line.text(text);
  }

  private static Line phone(JsonNode phone) {
    String number = phone.path("number").asText();
    String dialled = number.replaceAll("[^0-9+]", "");
    String extension = phone.path("extension").asText();
    String type = phone.path("type").asText().toLowerCase(Locale.ROOT);
    String text =
        asDialledAtHome(number)
            + (extension.isEmpty() ? "" : ", extension " + extension)
            + (type.isEmpty() || type.equals("voice") ? "" : " (" + type + ")");
    return new Line(text, dialled.isEmpty() || type.equals("fax") ? "" : "tel:" + dialled);
  }

  /** Normalised numbers carry the country's code; people here know theirs with a nought. */
  private static String asDialledAtHome(String number) {
    return number.startsWith("+44 ") ? "0" + number.substring(4) : number;
  }

  private static Line address(JsonNode address) {
    return Line.text(
        Stream.of("address_1", "address_2", "city", "state_province", "postal_code")
            .map(part -> address.path(part).asText())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(", ")));
  }

  private static Line schedule(JsonNode schedule) {
    List<String> parts = new ArrayList<>();
    String freq = schedule.path("freq").asText();
    parts.add(
        (freq.equals("MONTHLY") ? "Every month: " : "")
            + Days.weekdays(schedule.path("byday").asText()));
    String opens = schedule.path("opens_at").asText();
    String closes = schedule.path("closes_at").asText();
    parts.add(closes.isEmpty() ? opens : opens + " to " + closes);
    parts.add(schedule.path("description").asText());
    return Line.text(
        parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(", ")));
  }

  private static Line identifier(JsonNode identifier) {
    return Line.text(
        Terms.registerOf(identifier.path("identifier_scheme").asText())
            + " "
            + identifier.path("identifier").asText());
  }

  private static String joined(JsonNode node, String separator) {
    return node.properties().stream()
        .map(entry -> entry.getValue().asText())
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(separator));
  }
}
