package org.fingerpost.route.operate.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;

/**
 * A refusal of a version of a record.
 *
 * @param id of the refusal
 * @param position where the version stands: topic, partition and offset, or a file and row
 * @param status open, replayed, discarded or superseded
 */
public record Refused(
    String id,
    String stage,
    String sentence,
    String position,
    Instant seen,
    String status,
    SourceKey key) {
  boolean isOpen() {
    return status.equals("open");
  }

  ObjectNode json() {
    return Json.object()
        .put("id", id)
        .put("stage", stage)
        .put("sentence", sentence)
        .put("position", position)
        .put("seen", seen.toString())
        .put("status", status);
  }
}
