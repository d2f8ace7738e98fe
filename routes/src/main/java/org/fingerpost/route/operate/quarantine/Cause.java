package org.fingerpost.route.operate.quarantine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.fingerpost.schema.Json;

/**
 * Open refusals that have one cause, to be mended by one act.
 *
 * @param number how many there are; in a span of time counted so far and no further
 * @param isMore whether there may be more of them than were counted
 * @param sentence the newest of theirs
 * @param oldest when the one that waits longest was refused
 */
public record Cause(
    String member,
    String dataset,
    String stage,
    String reason,
    long number,
    boolean isMore,
    String sentence,
    Instant oldest,
    Instant newest) {
  /** How many, as people read it: {@code 1,204}, or {@code 100+}. */
  public String howMany() {
    return "%,d%s".formatted(number, isMore ? "+" : "");
  }

  /** In the words of the command line and the console. */
  public ObjectNode json() {
    return Json.object()
        .put("member", member)
        .put("dataset", dataset)
        .put("stage", stage)
        .put("reason", reason)
        .put("number", number)
        .put("more", isMore)
        .put("sentence", sentence)
        .put("oldest", oldest.toString())
        .put("newest", newest.toString());
  }
}
