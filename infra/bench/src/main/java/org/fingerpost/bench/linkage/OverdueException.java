package org.fingerpost.bench.linkage;

/** A measurement that was given up because it took too long. */
final class OverdueException extends Exception {
  private static final long serialVersionUID = 1L;

  OverdueException(String how) {
    super(how);
  }
}
