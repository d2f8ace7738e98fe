package org.fingerpost.route.web;

/** A request that cannot be answered as it stands. The message tells the asker what to change. */
public final class RefusedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** The status is one of the 400s; the message is a sentence for the asker. */
  public RefusedRequestException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }
}
