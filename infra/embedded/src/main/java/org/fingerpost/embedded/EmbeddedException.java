package org.fingerpost.embedded;

/** An embedded engine could not do what it was asked. The message is a sentence for a person. */
public final class EmbeddedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EmbeddedException(String message) {
    super(message);
  }

  public EmbeddedException(String message, Throwable cause) {
    super(message, cause);
  }
}
