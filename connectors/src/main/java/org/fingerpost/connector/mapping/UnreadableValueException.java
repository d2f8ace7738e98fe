package org.fingerpost.connector.mapping;

/** A value that cannot be read as what the field is. Thrown for bad rows only, and cheap. */
final class UnreadableValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Says what is wrong.
   *
   * @param sentence goes on from "holds", and never quotes the value
   */
  UnreadableValueException(String reason, String sentence) {
    super(sentence, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
