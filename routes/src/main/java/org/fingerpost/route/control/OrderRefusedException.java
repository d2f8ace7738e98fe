package org.fingerpost.route.control;

/**
 * Something that was asked cannot be done as it was asked, and nothing of it was. The message is a
 * sentence for whoever asked, and holds no value of a record.
 */
public final class OrderRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OrderRefusedException(String sentence) {
    super(sentence);
  }
}
