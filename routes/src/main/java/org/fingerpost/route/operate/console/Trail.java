package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.operate.console.TrailView.Field;
import org.fingerpost.route.operate.console.TrailView.Link;
import org.fingerpost.route.operate.console.TrailView.Step;
import org.fingerpost.route.operate.trace.Refused;
import org.fingerpost.route.operate.trace.SourceTrace;
import org.fingerpost.route.operate.trace.Step.Stage;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;

/**
 * A record's way as the console shows it: how its route is doing, and beside each stage where to go
 * on and what the record held there.
 *
 * @param withValues whether the viewer may see what the record holds
 */
record Trail(Console console, RecordFacts facts, boolean withValues) {

  List<Step> steps(SourceTrace trace) throws SQLException {
    List<Step> steps = new ArrayList<>();
    steps.add(atTheMember(trace));
    for (org.fingerpost.route.operate.trace.Step step : trace.steps()) {
      steps.add(step(trace, step));
    }
    return steps;
  }

  private Step atTheMember(SourceTrace trace) {
    Link more = new Link("The member's page", "/ops/members/" + trace.member());
    Step step =
        console.routesOf(trace.member()).stream()
            .filter(status -> status.dataset().equals(trace.dataset()))
            .findFirst()
            .map(this::route)
            .orElseGet(
                () ->
                    Step.nothing(
                        "At the member",
                        "No route of the hub reads %s/%s."
                            .formatted(trace.member(), trace.dataset())));
    return step.leadingTo(List.of(more));
  }

  private Step route(Status route) {
    Health health = Health.of(route.state());
    String state =
        "Its route is %s; it was last in step %s."
            .formatted(health.word(), Moments.ago(route.lastVerified(), console.now()));
    return health.isWell()
        ? Step.taken("At the member", state)
        : Step.ended("At the member", state, route.cause());
  }

  private Step step(SourceTrace trace, org.fingerpost.route.operate.trace.Step step)
      throws SQLException {
    List<Link> links = refusals(trace, step.stage());
    return switch (step.stage()) {
      case COLLECT -> shown("Received", step, when(step), links, List.of());
      case NORMALISE ->
          shown("Normalised", step, List.of(), links, facts.fields(trace.id(), withValues));
      case RESOLVE -> linked(trace, step, links);
      case PUBLISH -> shown("Published", step, List.of(), page(trace), List.of());
    };
  }

  private static List<String> when(org.fingerpost.route.operate.trace.Step step) {
    List<String> sentences = new ArrayList<>();
    step.at().ifPresent(at -> sentences.add("This version was seen " + Moments.full(at) + "."));
    if (!step.position().isEmpty()) {
      sentences.add("It stands at %s.".formatted(Positions.words(step.position())));
    }
    return sentences;
  }

  private static List<Link> refusals(SourceTrace trace, Stage stage) {
    return trace.refusals().stream()
        .filter(refused -> refused.stage().equals(stage.word()))
        .map(Trail::link)
        .toList();
  }

  private static Link link(Refused refused) {
    return new Link(
        refused.status().equals("open")
            ? "The refused record, why, and what to do (refused %s)"
                .formatted(Moments.full(refused.seen()))
            : "A version was refused %s; it is %s"
                .formatted(Moments.full(refused.seen()), refused.status()),
        "/ops/quarantine/" + refused.id());
  }

  /** Evidence and reason quote what records hold. */
  private Step linked(
      SourceTrace trace, org.fingerpost.route.operate.trace.Step step, List<Link> refusals)
      throws SQLException {
    List<String> why = withValues ? facts.whyLinked(trace.id()) : List.of();
    List<Link> links = new ArrayList<>(refusals);
    joint(trace).stream()
        .flatMap(joint -> joint.sources().stream())
        .filter(other -> !other.id().equals(trace.id()))
        .map(other -> RecordLink.to(other.key()))
        .forEach(links::add);
    return shown("Linked", step, why, links, List.of());
  }

  private List<Link> page(SourceTrace trace) {
    return joint(trace).filter(joint -> !joint.publicFields().isEmpty()).stream()
        .flatMap(joint -> path(joint).stream())
        .map(path -> new Link("Its page in the directory", path))
        .toList();
  }

  private static Optional<String> path(JointRecord joint) {
    if (joint.kind() == Kind.ORGANIZATION) {
      return Optional.of("/organisations/" + joint.id());
    }
    return joint.kind() == Kind.SERVICE ? Optional.of("/services/" + joint.id()) : Optional.empty();
  }

  private Optional<JointRecord> joint(SourceTrace trace) {
    return trace.joint().flatMap(new JointRecords(console.database())::find);
  }

  private static Step shown(
      String name,
      org.fingerpost.route.operate.trace.Step step,
      List<String> more,
      List<Link> links,
      List<Field> fields) {
    List<String> sentences = new ArrayList<>(List.of(step.sentence()));
    sentences.addAll(more);
    String[] all = sentences.toArray(String[]::new);
    Step made =
        switch (step.outcome()) {
          case TAKEN -> Step.taken(name, all).with(fields);
          case WAITING -> Step.waiting(name, all);
          case ENDED -> Step.ended(name, all);
          case NOTHING -> Step.nothing(name, all);
        };
    return made.leadingTo(links);
  }
}
