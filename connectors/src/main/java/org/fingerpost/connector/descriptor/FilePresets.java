package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the exports of systems that members commonly have: one name for a column,
 * however an export heads it. Each is a file of the folder {@code presets}; its notes say what no
 * real export has confirmed.
 */
public final class FilePresets {
  /** The names that a descriptor may give. */
  public static final List<String> NAMES = List.of("charitylog-export", "salesforce-npsp-export");

  private FilePresets() {}

  /** Other headers by column; none where no preset has that name. */
  static Map<String, List<String>> aliases(String preset) {
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    if (NAMES.contains(preset)) {
      for (Map.Entry<String, JsonNode> entry :
          HttpPresets.preset(preset).path("aliases").properties()) {
        List<String> headers = new ArrayList<>();
        entry.getValue().forEach(header -> headers.add(header.asText()));
        aliases.put(entry.getKey(), headers);
      }
    }
    return aliases;
  }
}
