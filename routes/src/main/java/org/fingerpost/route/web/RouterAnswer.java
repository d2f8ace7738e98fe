package org.fingerpost.route.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** An answer of the server's own router, for requests that no route of Camel takes. */
public final class RouterAnswer {
  private RouterAnswer() {}

  /** Sends it whole, with the headers that every answer of the hub has. */
  public static void send(RoutingContext request, WebResponse answer) {
    HttpServerResponse response = request.response().setStatusCode(answer.status());
    Delivery.guarded(answer).headers().forEach(response::putHeader);
    response.end(Buffer.buffer(answer.body()));
  }

  /** Says, as problem details, why there is no other answer. */
  public static void refuse(RoutingContext request, int status, String sentence) {
    send(request, WebResponse.problem(status, "The request was refused", sentence));
  }
}
