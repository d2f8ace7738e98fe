package org.fingerpost.route.directory.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fingerpost.schema.JointRecord;

/** The records that records refer to. */
public final class References {
  private References() {}

  /** The ids in those references that everybody may see. */
  public static Set<UUID> of(Collection<JointRecord> records) {
    Set<UUID> ids = new HashSet<>();
    for (JointRecord joint : records) {
      Stream.of("organization_id", "location_id")
          .flatMap(field -> Optional.ofNullable(joint.publicFields().get(field)).stream())
          .flatMap(node -> id(node).stream())
          .forEach(ids::add);
    }
    return ids;
  }

  private static Optional<UUID> id(JsonNode node) {
    return id(node.asText());
  }

  /** The id, unless the text is none. */
  public static Optional<UUID> id(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
