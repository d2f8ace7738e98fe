package org.fingerpost.route.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fingerpost.schema.Json;

/** A record that cannot be normalised. The message is for a person and quotes no value. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final transient ObjectNode record;

  RefusedException(String reason, String sentence, ObjectNode record) {
    // Refusals may come by the thousand: no stack trace is ever read of one.
    super(sentence, null, false, false);
    this.reason = reason;
    this.record = record;
  }

  RefusedException(String reason, String sentence) {
    this(reason, sentence, Json.object());
  }

  /** What befalls a record where the code meets what nobody foresaw. */
  static RefusedException unforeseen(RuntimeException problem) {
    return new RefusedException(
        "unforeseen",
        "The record could not be normalised because of %s, which is a fault of the hub. Please report it, then replay the record."
            .formatted(problem.getClass().getName()));
  }

  String reason() {
    return reason;
  }

  ObjectNode record() {
    return record;
  }
}
