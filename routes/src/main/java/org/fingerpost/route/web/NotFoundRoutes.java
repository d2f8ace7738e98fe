package org.fingerpost.route.web;

import io.vertx.ext.web.RoutingContext;

/**
 * What the hub's HTTP server answers at addresses where nothing is: a page for people, problem
 * details (RFC 9457) for programs.
 */
public final class NotFoundRoutes extends WebRoutes {
  private static final int NOT_FOUND = 404;
  private static final String TITLE = "Page not found";
  private static final String SENTENCE =
      "There is nothing at this address. If you typed it, look it over; if a link led here, tell whoever runs the directory. The search on the first page finds everything.";

  @Override
  public void configure() throws Exception {
    withRouter(router -> router.get().last().handler(NotFoundRoutes::answer));
  }

  private static void answer(RoutingContext request) {
    String accepted = request.request().getHeader("Accept");
    WebResponse answer =
        accepted != null && accepted.contains("text/html")
            ? Pages.message(NOT_FOUND, TITLE, SENTENCE)
            : WebResponse.problem(NOT_FOUND, TITLE, SENTENCE);
    RouterAnswer.send(request, answer);
  }
}
