package org.fingerpost.route.refer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.fingerpost.schema.Json;

/**
 * A referral without what is sealed in it.
 *
 * @param madeBy account of the adviser
 * @param consentOn when the person or group agreed
 * @param version counts its changes
 * @param isReminded whether it was delivered before, so that the next time is a reminder
 */
public record Referral(
    UUID id,
    String fromMember,
    String toMember,
    String madeBy,
    Instant madeAt,
    UUID service,
    String serviceName,
    LocalDate consentOn,
    Status status,
    Instant statusAt,
    Seal seal,
    LocalDate deleteOn,
    int version,
    boolean isReminded,
    int reminders) {

  /** As it stands in the topic: {@code referral.schema.json} describes it. */
  ObjectNode message() {
    ObjectNode node = Json.object();
    node.put("id", id.toString());
    node.put("from", fromMember);
    node.put("to", toMember);
    node.put("made_at", madeAt.toString());
    node.put("service_id", service.toString());
    node.put("service", serviceName);
    node.put("consent_on", consentOn.toString());
    node.put("status", status.toString());
    node.put("status_at", statusAt.toString());
    node.put("delete_on", deleteOn.toString());
    node.put("wrapped_key", Base64.getEncoder().encodeToString(seal.wrappedKey()));
    node.put("sealed", Base64.getEncoder().encodeToString(seal.sealed()));
    return node;
  }
}
