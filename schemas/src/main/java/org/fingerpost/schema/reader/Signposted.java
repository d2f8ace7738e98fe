package org.fingerpost.schema.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SignpostEntity;

/**
 * A thing in the signposting feed.
 *
 * @param value Open Referral UK 3.0, public fields only
 */
public record Signposted(SignpostEntity entity, UUID id, ObjectNode value) {
  /**
   * Reads the value of a message, or the data of a change.
   *
   * @throws Json.MalformedJsonException when the bytes are not one JSON object
   */
  public static Signposted read(SignpostEntity entity, UUID id, byte[] bytes) {
    return new Signposted(entity, id, Json.readObject(bytes));
  }

  /** The bytes of the message again. */
  public byte[] bytes() {
    return Json.write(value);
  }

  /** What it is called. */
  public String name() {
    return value.path("name").asText();
  }

  /** The text or number at a JSON pointer, such as {@code /organization/name}. */
  public Optional<String> text(String pointer) {
    return Optional.of(value.at(pointer)).filter(JsonNode::isValueNode).map(JsonNode::asText);
  }

  /** The organisation that offers it, where it has one. */
  public Optional<UUID> organizationId() {
    return text("/organization_id").map(UUID::fromString);
  }
}
