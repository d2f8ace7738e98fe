package org.fingerpost.route.operate.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.fingerpost.schema.Json;

/**
 * What became of a record at a stage.
 *
 * @param at when, where that is known
 * @param position where it stands there: topic, partition and offset, or a file and row; or empty
 * @param sentence what happened, without a value of the record
 */
public record Step(
    Stage stage, Outcome outcome, String sentence, Optional<Instant> at, String position) {
  /** The stages of the flow, as they are written in refusals and on the command line. */
  public enum Stage {
    COLLECT,
    NORMALISE,
    RESOLVE,
    PUBLISH;

    /** In lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far it got there. */
  public enum Outcome {
    /** It is through. */
    TAKEN,
    /** It will be, by itself. */
    WAITING,
    /** Its way ends here, and somebody has to do something. */
    ENDED,
    /** There is nothing to do here for it. */
    NOTHING
  }

  static Step of(Stage stage, Outcome outcome, String sentence) {
    return new Step(stage, outcome, sentence, Optional.empty(), "");
  }

  Step at(Optional<Instant> moment, String where) {
    return new Step(stage, outcome, sentence, moment, where);
  }

  /** In the words of the command line and the console. */
  public ObjectNode json() {
    ObjectNode node = Json.object().put("stage", stage.word());
    at.ifPresent(moment -> node.put("at", moment.toString()));
    if (!position.isEmpty()) {
      node.put("position", position);
    }
    return node.put("sentence", sentence).put("outcome", outcome.name().toLowerCase(Locale.ROOT));
  }
}
