package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.route.operate.MemberTable;
import org.fingerpost.route.operate.RouteDesk;
import org.fingerpost.route.operate.RouteReport;
import org.fingerpost.route.operate.RouteState;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fingerpost members}. */
@Command(
    name = "members",
    header = "Lists the members: their systems, datasets, freshness, refusals and agreements.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer =
        "As the hub's processes were started with; a new descriptor counts from the next start.")
final class MembersCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private Output output;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws SQLException {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      List<RouteState> routes = new RouteDesk(joint.database(), clock).all();
      List<ObjectNode> members = new ArrayList<>();
      for (MemberTable.Known member : new MemberTable(joint.database()).all()) {
        members.add(json(member, routes));
      }
      output.list("members", members, () -> tell(members));
      return ExitCode.OK.number();
    }
  }

  private ObjectNode json(MemberTable.Known member, List<RouteState> routes) {
    ObjectNode node =
        Json.object()
            .put("member", member.id())
            .put("name", member.name())
            .put("system", member.system())
            .put("refused", member.refused());
    ArrayNode datasets = node.putArray("datasets");
    member.datasets().forEach(terms -> datasets.add(json(member, terms, routes)));
    return node;
  }

  private ObjectNode json(
      MemberTable.Known member, MemberTable.Terms terms, List<RouteState> routes) {
    ObjectNode node =
        Json.object()
            .put("dataset", terms.dataset())
            .put("kind", terms.kind())
            .put("lawful_basis", terms.lawfulBasis())
            .put("review_date", terms.reviewDate().toString())
            .put("review_is_due", terms.isDue(LocalDate.now(clock.withZone(ZoneOffset.UTC))))
            .put("retention", terms.retention());
    List<RouteState> own =
        routes.stream()
            .filter(route -> route.status().member().equals(member.id()))
            .filter(route -> route.status().dataset().equals(terms.dataset()))
            .toList();
    RouteReport.of(own, clock.instant()).path("routes").forEach(route -> node.set("route", route));
    return node;
  }

  private void tell(List<ObjectNode> members) {
    for (ObjectNode member : members) {
      output.line(
          "%s  %s (%s), %,d refused"
              .formatted(
                  member.path("member").asText(),
                  member.path("name").asText(),
                  member.path("system").asText(),
                  member.path("refused").asLong()));
      member.path("datasets").forEach(dataset -> output.line(line(dataset)));
    }
    if (members.isEmpty()) {
      output.line("No hub with members has run on this database.");
    }
  }

  private static String line(JsonNode dataset) {
    return "    %-16s %-14s %-18s verified %s; %s, review by %s%s"
        .formatted(
            dataset.path("dataset").asText(),
            dataset.path("kind").asText(),
            dataset.path("route").path("state").asText("not heard from"),
            dataset.path("route").path("last_verified").asText("never"),
            dataset.path("lawful_basis").asText(),
            dataset.path("review_date").asText(),
            dataset.path("review_is_due").asBoolean() ? " (DUE)" : "");
  }
}
