package org.fingerpost.connector.calendar;

/** An event that cannot be taken; the message says why, to stand after "The event cannot be". */
final class UnreadableEventException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableEventException(String why) {
    super(why);
  }
}
