package org.fingerpost.connector;

/**
 * A member system that could not be read. The message is a sentence for the person who can act on
 * it: what, where, why, what to do. It holds no secret and no value of a record.
 */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean retriable;

  private SourceException(String sentence, Throwable cause, boolean retriable) {
    super(sentence, cause);
    this.retriable = retriable;
  }

  /** Trying again may help: the network, a locked file, a system that is restarting. */
  public static SourceException retriable(String sentence, Throwable cause) {
    return new SourceException(sentence, cause, true);
  }

  /** Trying again helps only after a person has changed something: a password, a missing table. */
  public static SourceException permanent(String sentence, Throwable cause) {
    return new SourceException(sentence, cause, false);
  }

  /** A permanent failure that no other exception caused. */
  public static SourceException permanent(String sentence) {
    return new SourceException(sentence, null, false);
  }

  /** Whether to try again without a person. */
  public boolean isRetriable() {
    return retriable;
  }
}
