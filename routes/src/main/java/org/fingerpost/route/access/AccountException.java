package org.fingerpost.route.access;

/** An account that cannot be made or changed as asked. The message says why and what to do. */
public final class AccountException extends Exception {
  private static final long serialVersionUID = 1L;

  AccountException(String sentence) {
    super(sentence);
  }
}
