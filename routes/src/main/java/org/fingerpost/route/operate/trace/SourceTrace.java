package org.fingerpost.route.operate.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.schema.Json;

/**
 * The way of one source record.
 *
 * @param id of the source record
 * @param key at its member; empty where it is gone
 * @param joint the joint record that it is part of
 * @param verdict where it is, in a sentence
 * @param isWell false where somebody has to do something
 * @param steps in the order of the stages
 * @param refusals of its versions, the newest first
 */
public record SourceTrace(
    UUID id,
    String member,
    String dataset,
    String key,
    Optional<UUID> joint,
    String verdict,
    boolean isWell,
    List<Step> steps,
    List<Refused> refusals) {

  /** In the words of the command line. */
  public ObjectNode json() {
    ObjectNode node =
        Json.object()
            .put("id", id.toString())
            .put("member", member)
            .put("dataset", dataset)
            .put("key", key);
    joint.ifPresent(found -> node.put("joint_id", found.toString()));
    node.put("verdict", verdict).put("well", isWell);
    ArrayNode way = node.putArray("steps");
    steps.forEach(step -> way.add(step.json()));
    ArrayNode refused = node.putArray("refusals");
    refusals.forEach(refusal -> refused.add(refusal.json()));
    return node;
  }
}
