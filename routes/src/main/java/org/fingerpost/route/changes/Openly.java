package org.fingerpost.route.changes;

import java.sql.SQLException;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** Answers that any site's page may read, refusals included: everything here is public. */
final class Openly {
  private Openly() {}

  /** Makes an answer. */
  @FunctionalInterface
  interface Answer {
    WebResponse make() throws SQLException;
  }

  static WebResponse answered(WebRequest request, Answer answer) throws SQLException {
    return (request.method().equals("OPTIONS") ? preflight() : refusing(answer))
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Expose-Headers", "ETag");
  }

  private static WebResponse preflight() {
    return WebResponse.of(204, "text/plain; charset=utf-8", new byte[0])
        .with("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
        .with("Access-Control-Allow-Headers", "If-None-Match, Accept, Last-Event-ID")
        .with("Access-Control-Max-Age", "86400");
  }

  private static WebResponse refusing(Answer answer) throws SQLException {
    try {
      return answer.make();
    } catch (RefusedRequestException e) {
      return WebResponse.problem(e.status(), "The request was refused", e.getMessage());
    }
  }
}
