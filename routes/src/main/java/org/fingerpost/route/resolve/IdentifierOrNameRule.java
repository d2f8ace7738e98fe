package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;

/**
 * The first rule: the same registered identifier, or the same name at the same postcode (for
 * persons also: the same name and e-mail address). Services, activities and the rest stand alone.
 */
public final class IdentifierOrNameRule implements LinkingRule {
  private static final Map<String, String> SCHEME_REASONS =
      Map.of(
          "GB-CHC", "same charity number",
          "GB-SC", "same Scottish charity number",
          "GB-NIC", "same Northern Irish charity number",
          "GB-COH", "same company number");

  @Override
  public List<MatchKey> keysOf(NormalisedChange.Present record) {
    Map<String, MatchKey> keys = new LinkedHashMap<>();
    Kind kind = record.kind();
    if (kind == Kind.ORGANIZATION) {
      addIdentifiers(record.value().path("organization_identifiers"), keys);
    }
    if (kind == Kind.ORGANIZATION || kind == Kind.PERSON || kind == Kind.LOCATION) {
      addNamePlaces(record, keys);
    }
    return List.copyOf(keys.values());
  }

  private static void addIdentifiers(JsonNode identifiers, Map<String, MatchKey> keys) {
    for (JsonNode each : identifiers) {
      String scheme = each.path("identifier_scheme").asText("").strip().toUpperCase(Locale.ROOT);
      String identifier = NameForm.identifier(scheme, each.path("identifier").asText(""));
      if (!scheme.isEmpty() && !identifier.isEmpty()) {
        String reason = SCHEME_REASONS.getOrDefault(scheme, "same " + scheme + " identifier");
        add("organization\u001fid\u001f" + scheme + '\u001f' + identifier, reason, keys);
      }
    }
  }

  private static void addNamePlaces(NormalisedChange.Present record, Map<String, MatchKey> keys) {
    String given = record.value().path("name").asText("");
    String name =
        record.kind() == Kind.ORGANIZATION ? NameForm.organization(given) : NameForm.plain(given);
    if (name.isEmpty()) {
      return;
    }
    String prefix = record.kind().wireName() + '\u001f' + name + '\u001f';
    for (JsonNode address : record.value().path("addresses")) {
      String postcode = NameForm.postcode(address.path("postal_code").asText(""));
      if (!postcode.isEmpty()) {
        add(prefix + postcode, "same name and postcode", keys);
      }
    }
    String email = record.value().path("email").asText("").strip().toLowerCase(Locale.ROOT);
    if (record.kind() == Kind.PERSON && !email.isEmpty()) {
      add(prefix + email, "same name and e-mail address", keys);
    }
  }

  private static void add(String text, String reason, Map<String, MatchKey> keys) {
    keys.computeIfAbsent(text, absent -> MatchKey.of(text, reason));
  }
}
