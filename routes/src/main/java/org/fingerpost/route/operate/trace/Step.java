package org.fingerpost.route.operate.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.fingerpost.schema.Json;

/**
 * Something that became of a record.
 *
 * @param stage where it happened
 * @param at when, where that is known
 * @param position where it stands there: a topic's offset, a file and row; or empty
 * @param sentence what happened, without a value of the record
 * @param isWell false where it is why the record is not in the feed
 */
public record Step(
    String stage, Optional<Instant> at, String position, String sentence, boolean isWell) {
  static Step well(String stage, Optional<Instant> at, String position, String sentence) {
    return new Step(stage, at, position, sentence, true);
  }

  static Step unwell(String stage, Optional<Instant> at, String position, String sentence) {
    return new Step(stage, at, position, sentence, false);
  }

  /** In the words of the command line and the console. */
  public ObjectNode json() {
    ObjectNode node = Json.object().put("stage", stage);
    at.ifPresent(moment -> node.put("at", moment.toString()));
    if (!position.isEmpty()) {
      node.put("position", position);
    }
    return node.put("sentence", sentence).put("well", isWell);
  }
}
