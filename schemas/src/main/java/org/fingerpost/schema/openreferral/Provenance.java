package org.fingerpost.schema.openreferral;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Moments;

/** Which members' datasets vouch for what is published. */
final class Provenance {
  private Provenance() {}

  /** One entry a dataset that shares something publicly, with when it was last seen to. */
  static ArrayNode of(JointRecord joint) {
    Map<String, JointRecord.Source> newest = new TreeMap<>();
    for (JointRecord.Source source : joint.sources()) {
      if (source.sharesPublicly()) {
        newest.merge(
            EventHeaders.sourceOf(source.key().member(), source.key().dataset()),
            source,
            Provenance::newer);
      }
    }
    ArrayNode sources = Json.MAPPER.createArrayNode();
    newest.values().forEach(source -> add(sources, source));
    return sources;
  }

  private static JointRecord.Source newer(JointRecord.Source one, JointRecord.Source other) {
    Instant seen = one.seen();
    return seen.isBefore(other.seen()) ? other : one;
  }

  private static void add(ArrayNode sources, JointRecord.Source source) {
    sources
        .addObject()
        .put("member", source.key().member())
        .put("dataset", source.key().dataset())
        .put("seen", Moments.text(source.seen()));
  }
}
