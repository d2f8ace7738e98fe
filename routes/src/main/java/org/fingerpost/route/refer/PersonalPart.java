package org.fingerpost.route.refer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fingerpost.schema.Json;

/**
 * What a referral tells of a person or a group. It is sealed for the member that receives it.
 *
 * @param name of the person or the group
 * @param contact how to reach them
 * @param need what they need
 * @param consentBy who agreed to this referral
 */
public record PersonalPart(String name, String contact, String need, String consentBy) {
  byte[] bytes() {
    ObjectNode node = Json.object();
    node.put("name", name);
    node.put("contact", contact);
    node.put("need", need);
    node.put("consent_by", consentBy);
    return Json.write(node);
  }

  static PersonalPart of(byte[] bytes) {
    ObjectNode node = Json.readObject(bytes);
    return new PersonalPart(
        node.path("name").asText(),
        node.path("contact").asText(),
        node.path("need").asText(),
        node.path("consent_by").asText());
  }

  /** Says nothing: it may end up in a log. */
  @Override
  public String toString() {
    return "PersonalPart";
  }
}
