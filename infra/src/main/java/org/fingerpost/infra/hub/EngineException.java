package org.fingerpost.infra.hub;

/** The broker or the database does not answer. The message says which, where and what to do. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
