package org.fingerpost.route.directory.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    SchemaOrg.web(shown, "website").ifPresent(site -> node.put("sameAs", site));
    SchemaOrg.put(node, "email", shown.text("email"));
    SchemaOrg.phone(shown).ifPresent(number -> node.put("telephone", number));
    SchemaOrg.addresses(shown).forEach(address -> node.set("address", address));
    SchemaOrg.areas(node, shown);
    return node;
  }

  private ObjectNode service(PublicRecord shown) {
    ObjectNode node = named("Service", shown);
    SchemaOrg.areas(node, shown);
    SchemaOrg.audience(shown).ifPresent(audience -> node.set("audience", audience));
    ArrayNode hours = SchemaOrg.hours(shown);
    if (!hours.isEmpty()) {
      node.set("hoursAvailable", hours);
    }
    ObjectNode channel = SchemaOrg.channel(shown);
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
    SchemaOrg.put(node, "description", shown.text("description"));
    return node;
  }
}
