package org.fingerpost.route.control.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.fingerpost.schema.Json;

/** What a replay, or the preview of one, came to. */
final class Tally {
  private long passed;
  private long superseded;
  private long atMember;
  private long lost;
  private final Map<String, Long> refused = new TreeMap<>();
  private final Map<String, String> sentences = new TreeMap<>();

  void add(Decisions decisions) {
    passed += decisions.passed().size();
    superseded += decisions.superseded().size();
    for (Again.Refused each : decisions.refused().values()) {
      refused.merge(each.reason(), 1L, Long::sum);
      sentences.putIfAbsent(each.reason(), each.sentence());
    }
  }

  /** What the collect stage refused stands at the member, and is read again there. */
  void atMember(long number) {
    atMember += number;
  }

  /** Of a topic that was deleted or made anew since. */
  void lost(long number) {
    lost += number;
  }

  void passedOverall(long number) {
    passed = number;
  }

  ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("passed", passed);
    node.put("refused_again", refused.values().stream().mapToLong(Long::longValue).sum());
    node.put("superseded", superseded);
    node.put("at_member", atMember);
    node.put("lost", lost);
    ArrayNode reasons = node.putArray("reasons");
    refused.forEach(
        (reason, number) ->
            reasons
                .addObject()
                .put("reason", reason)
                .put("number", number)
                .put("sentence", sentences.get(reason)));
    return node;
  }
}
