package org.fingerpost.route.operate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.Json;

/** What programs ask to know how the hub is doing. */
final class HealthEndpoints {
  private final Readiness readiness;
  private final KnownCanaries routes;
  private final Clock clock;

  HealthEndpoints(Readiness readiness, KnownCanaries routes, Clock clock) {
    this.readiness = readiness;
    this.routes = routes;
    this.clock = clock;
  }

  /** The process answers; whoever started it need not start it again. */
  WebResponse live(WebRequest request) {
    return uncached(WebResponse.json(Json.object().put("live", true)));
  }

  /** Whether it can work, and if not, what is away. */
  WebResponse ready(WebRequest request) {
    List<Readiness.Answer> answers = readiness.answers();
    boolean isReady = answers.stream().allMatch(Readiness.Answer::isThere);
    ObjectNode node = Json.object().put("ready", isReady);
    ObjectNode needed = node.putObject("needs");
    for (Readiness.Answer answer : answers) {
      ObjectNode entry = needed.putObject(answer.name()).put("there", answer.isThere());
      if (!answer.isThere()) {
        entry.put("cause", answer.advice());
      }
    }
    return uncached(WebResponse.json(isReady ? 200 : 503, "application/json", node));
  }

  /** Always 200: a member's broken system is no reason to start the hub again. */
  WebResponse routes(WebRequest request) {
    return uncached(
        WebResponse.json(RouteReport.of(routes.routes(clock.instant()), clock.instant())));
  }

  private static WebResponse uncached(WebResponse response) {
    return response.with("Cache-Control", "no-store");
  }
}
