package org.fingerpost.route.web;

/** Leaves an endpoint early with an answer of its own, such as the way to the sign-in page. */
public final class OtherAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient WebResponse answer;

  public OtherAnswerException(WebResponse answer) {
    super("answered with status " + answer.status(), null, false, false);
    this.answer = answer;
  }

  /** What the asker gets. */
  public WebResponse answer() {
    return answer;
  }
}
