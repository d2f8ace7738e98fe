package org.fingerpost.route.access;

/** A provider that does not answer, or whose word is not to be believed. */
final class OpenIdException extends Exception {
  private static final long serialVersionUID = 1L;

  OpenIdException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  OpenIdException(String sentence) {
    super(sentence);
  }
}
