package org.fingerpost.infra.demo.system;

/** A member system of the demo that could not be written or read. */
public final class MemberSystemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MemberSystemException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
