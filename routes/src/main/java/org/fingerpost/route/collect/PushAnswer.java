package org.fingerpost.route.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.fingerpost.schema.Json;

/** What a pushing system is answered; a failure as a problem (RFC 9457). */
record PushAnswer(int status, Map<String, String> headers, ObjectNode body) {
  private static final String CONTENT_TYPE = "Content-Type";

  static PushAnswer taken(int events) {
    return new PushAnswer(
        202, Map.of(CONTENT_TYPE, "application/json"), Json.object().put("taken", events));
  }

  static PushAnswer problem(int status, String title, String detail) {
    return new PushAnswer(
        status,
        Map.of(CONTENT_TYPE, "application/problem+json"),
        Json.object().put("title", title).put("status", status).put("detail", detail));
  }

  /** The sender is to come again, with the same events. */
  static PushAnswer comeAgain(String detail) {
    PushAnswer problem = problem(503, "Not now", detail);
    return new PushAnswer(
        503, Map.of(CONTENT_TYPE, "application/problem+json", "Retry-After", "10"), problem.body());
  }

  static PushAnswer unauthorised() {
    PushAnswer problem =
        problem(
            401,
            "Not authorised",
            "Send the member's key as \"Authorization: Bearer KEY\", or sign the request, as the member's descriptor says. A signature older than five minutes is worth nothing.");
    return new PushAnswer(
        401,
        Map.of(CONTENT_TYPE, "application/problem+json", "WWW-Authenticate", "Bearer"),
        problem.body());
  }
}
