package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.fingerpost.route.operate.Shared;
import org.fingerpost.route.operate.console.MemberFacts.Ledger;
import org.fingerpost.route.operate.console.MemberView.DatasetRow;
import org.fingerpost.route.operate.console.MemberView.RunRow;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.Visibility;

/** One member: its datasets, how fresh they are, what was refused, on what terms it shares. */
final class MemberPage implements Endpoint {
  private final Console console;
  private final MemberFacts facts;
  private final Shared<String, Map<String, Long>> held;

  MemberPage(Console console) {
    this.console = console;
    this.facts = new MemberFacts(console.database());
    this.held = new Shared<>(facts::held);
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    Viewer viewer = console.access().require(request, Role.OPS);
    String id = request.path().substring(request.path().lastIndexOf('/') + 1);
    List<Status> routes = console.routesOf(id);
    Optional<MemberDescriptor> member = console.member(id);
    if (member.isEmpty() && routes.isEmpty()) {
      return console.message(
          404,
          viewer,
          "There is no such member",
          "No descriptor of this hub has that id, and no route serves it. Go back to the flow and choose one.");
    }
    return console.page(200, "member", viewer, view(id, member, routes));
  }

  private MemberView view(String id, Optional<MemberDescriptor> member, List<Status> routes)
      throws SQLException {
    Map<String, Ledger> ledgers = facts.ledgers(id);
    Map<String, Long> counted = held.of(id);
    List<DatasetDescriptor> datasets = member.map(MemberDescriptor::datasets).orElse(List.of());
    List<String> known = datasets.stream().map(DatasetDescriptor::name).toList();
    return new MemberView(
        id,
        console.nameOf(id),
        member.map(MemberDescriptor::website).orElse(""),
        Health.worst(routes),
        datasets.stream()
            .map(
                dataset ->
                    row(
                        id,
                        dataset,
                        routes,
                        Optional.ofNullable(ledgers.get(dataset.name())),
                        counted.getOrDefault(dataset.name(), 0L)))
            .toList(),
        facts.reasons(id),
        routes.stream()
            .filter(status -> !known.contains(status.dataset()))
            .map(status -> RouteRow.of(status, console))
            .toList());
  }

  private DatasetRow row(
      String member,
      DatasetDescriptor dataset,
      List<Status> routes,
      Optional<Ledger> ledger,
      long held) {
    boolean isDue = dataset.agreement().reviewDate().isBefore(today());
    return new DatasetRow(
        route(member, dataset, routes),
        dataset.kind().wireName(),
        "%,d".formatted(held),
        Moments.ago(ledger.flatMap(Ledger::compared), console.now()),
        fields(dataset, Visibility.PUBLIC),
        fields(dataset, Visibility.MEMBERS),
        dataset.agreement().lawfulBasis(),
        Moments.span(dataset.agreement().retention()),
        dataset.agreement().reviewDate().toString(),
        isDue,
        ledger.flatMap(Ledger::brake).map(this::words).orElse(""),
        console.board().runs("collect", member, dataset.name()).stream().map(RunRow::of).toList());
  }

  private RouteRow route(String member, DatasetDescriptor dataset, List<Status> routes) {
    return routes.stream()
        .filter(status -> status.dataset().equals(dataset.name()))
        .findFirst()
        .map(status -> RouteRow.of(status, console))
        .orElseGet(
            () ->
                new RouteRow(
                    "",
                    "collect",
                    member,
                    "",
                    dataset.name(),
                    Health.worst(List.of()),
                    "Nothing has been heard from its route. See that a process of the hub runs the stage collect.",
                    "",
                    "",
                    "",
                    ""));
  }

  private static String fields(DatasetDescriptor dataset, Visibility visibility) {
    return new TreeMap<>(dataset.sharing())
        .entrySet().stream()
            .filter(entry -> entry.getValue() == visibility)
            .map(entry -> entry.getKey().replace('_', ' '))
            .collect(Collectors.joining(", "));
  }

  private String words(MemberFacts.Brake brake) {
    return "%,d of %,d records are missing from its last complete listing (%s). Nothing was deleted: somebody has to say whether they are really gone."
        .formatted(brake.missing(), brake.total(), Moments.ago(brake.since(), console.now()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(console.now(), ZoneOffset.UTC);
  }
}
