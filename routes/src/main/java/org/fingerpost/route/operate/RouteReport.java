package org.fingerpost.route.operate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.fingerpost.schema.Json;

/** The health of every route, as {@code /health/routes} and the command line have it. */
public final class RouteReport {
  private RouteReport() {}

  /** All of them, and whether all are well. */
  public static ObjectNode of(List<RouteState> routes, Instant now) {
    ObjectNode report = Json.object();
    report.put("checked", now.toString());
    report.put(
        "well", routes.stream().allMatch(route -> Freshness.of(route.status(), now).isWell()));
    ArrayNode entries = report.putArray("routes");
    routes.forEach(route -> entries.add(entry(route, now)));
    return report;
  }

  private static ObjectNode entry(RouteState route, Instant now) {
    Status status = route.status();
    Freshness freshness = Freshness.of(status, now);
    ObjectNode entry = Json.object();
    entry.put("stage", status.stage());
    putUnlessEmpty(entry, "member", status.member());
    putUnlessEmpty(entry, "dataset", status.dataset());
    entry.put("state", status.state().name().toLowerCase(java.util.Locale.ROOT));
    entry.put("well", freshness.isWell());
    putUnlessEmpty(entry, "cause", freshness.cause());
    entry.put("since", status.since().toString());
    status.lastChange().ifPresent(at -> entry.put("last_change_seen", at.toString()));
    status.lastVerified().ifPresent(at -> entry.put("last_verified", at.toString()));
    freshness.lag().map(Duration::toSeconds).ifPresent(lag -> entry.put("lag_seconds", lag));
    route
        .toJoint()
        .map(Duration::toMillis)
        .ifPresent(lag -> entry.put("to_joint_seconds", lag / 1_000.0));
    ObjectNode counts = entry.putObject("counts");
    status.counts().forEach(counts::put);
    return entry;
  }

  private static void putUnlessEmpty(ObjectNode entry, String name, String text) {
    if (!text.isEmpty()) {
      entry.put(name, text);
    }
  }
}
