package org.fingerpost.route.collect;

/** A push of which nothing is taken. The message is for the sender and quotes no value. */
final class PushRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  PushRefusedException(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  PushRefusedException(int status, int event, String sentence) {
    this(status, "Event %d: %s".formatted(event, sentence));
  }

  int status() {
    return status;
  }
}
