package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import org.fingerpost.route.operate.RouteReport;
import org.fingerpost.route.operate.RouteState;

/** Writes routes: a line each, and the cause below where there is one. */
record RouteLines(Output output) {
  void tell(List<RouteState> routes) {
    JsonNode report = RouteReport.of(routes, Clock.systemUTC().instant());
    if (output.isJson()) {
      output.document(report);
      return;
    }
    report.path("routes").forEach(this::tell);
    output.line(
        report.path("well").asBoolean() ? "All is well." : "Some routes need a look: see above.");
  }

  private void tell(JsonNode route) {
    output.line(
        "%-18s %-40s verified %s, changed %s%s"
            .formatted(
                route.path("state").asText(),
                name(route),
                route.path("last_verified").asText("never"),
                route.path("last_change_seen").asText("never"),
                route.has("to_joint_seconds")
                    ? ", %s s to the joint database"
                        .formatted(route.path("to_joint_seconds").asText())
                    : ""));
    if (route.has("cause")) {
      output.line("    " + route.path("cause").asText());
    }
  }

  private static String name(JsonNode route) {
    String member = route.path("member").asText("");
    String dataset = route.path("dataset").asText("");
    if (member.isEmpty()) {
      return route.path("stage").asText();
    }
    return dataset.isEmpty() ? member : member + '/' + dataset;
  }
}
