package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.operate.console.RecordFacts.Refused;
import org.fingerpost.route.operate.console.RecordFacts.Source;
import org.fingerpost.route.operate.console.RecordFacts.Why;
import org.fingerpost.route.operate.console.TrailView.Link;
import org.fingerpost.route.operate.console.TrailView.Step;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SourceKey;

/**
 * Follows one source record through the stages, and says where its way ends.
 *
 * @param withValues whether the viewer may see what the record holds
 */
record Trail(Console console, RecordFacts facts, boolean withValues) {
  private static final Map<Kind, String> PAGES =
      Map.of(Kind.ORGANIZATION, "/organisations/", Kind.SERVICE, "/services/");

  /** The way, and a sentence that says where the record is. */
  record Way(String verdict, boolean isWell, List<Step> steps) {}

  Way follow(SourceKey key) throws SQLException {
    return follow(key, facts.source(key.id()), facts.refusals(key.id()));
  }

  private Way follow(SourceKey key, Optional<Source> source, List<Refused> refusals)
      throws SQLException {
    List<Step> steps = new ArrayList<>();
    boolean isInLedger = facts.isInLedger(key);
    Optional<Refused> open =
        refusals.stream().filter(refused -> refused.status().equals("open")).findFirst();
    steps.add(route(key));
    steps.add(received(key, isInLedger, source));
    steps.add(normalised(source, open, refusals));
    source.filter(found -> !found.isGone()).ifPresent(found -> addJoint(steps, found));
    return new Way(verdict(isInLedger, source, open), isWell(source, open), steps);
  }

  private static boolean isWell(Optional<Source> source, Optional<Refused> open) {
    return open.isEmpty() && source.filter(found -> !found.isGone()).isPresent();
  }

  private static String verdict(
      boolean isInLedger, Optional<Source> source, Optional<Refused> open) {
    if (open.isPresent()) {
      return source.filter(found -> !found.isGone()).isPresent()
          ? "An older version of it is published; its newest version was refused and waits in the quarantine."
          : "It is not published: it was refused and waits in the quarantine.";
    }
    if (source.filter(Source::isGone).isPresent()) {
      return "It was here and has been withdrawn: its member deleted it, or shares it no more.";
    }
    if (source.isPresent()) {
      return "It is in the joint database.";
    }
    return isInLedger
        ? "It has been read at the member and is on its way."
        : "It has never come to the hub.";
  }

  private Step route(SourceKey key) {
    Optional<Status> route =
        console.routesOf(key.member()).stream()
            .filter(status -> status.dataset().equals(key.dataset()))
            .findFirst();
    Link more = new Link("The member's page", "/ops/members/" + key.member());
    if (route.isEmpty()) {
      return Step.nothing(
              "At the member",
              "No route of the hub reads %s/%s.".formatted(key.member(), key.dataset()))
          .leadingTo(List.of(more));
    }
    Health health = Health.of(route.get().state());
    String state =
        "Its route is %s; it was last in step %s."
            .formatted(health.word(), Moments.ago(route.get().lastVerified(), console.now()));
    Step step =
        health.isWell()
            ? Step.taken("At the member", state)
            : Step.ended("At the member", state, route.get().cause());
    return step.leadingTo(List.of(more));
  }

  private static Step received(SourceKey key, boolean isInLedger, Optional<Source> source) {
    Optional<String> when =
        source
            .flatMap(Source::seen)
            .map(seen -> "This version was seen " + Moments.full(seen) + ".");
    Optional<String> position = source.map(found -> "It stands in topic " + found.position() + ".");
    if (isInLedger || source.filter(found -> !found.isGone()).isPresent()) {
      return new Step(
          "Received",
          "✓",
          "fresh",
          List.of(when.orElse("The ledger has its key."), position.orElse("")),
          List.of(),
          List.of());
    }
    return source.isPresent()
        ? Step.ended(
            "Received", "The member's dataset does not have it any more, or does not share it.")
        : Step.ended(
            "Received",
            "Nothing with the key %s has been read from %s/%s."
                .formatted(key.key(), key.member(), key.dataset()),
            "Either the key is another at the member, or the record does not meet the condition under which the member shares (share_when), or it was added since the route was last in step.");
  }

  private Step normalised(Optional<Source> source, Optional<Refused> open, List<Refused> refusals) {
    List<Link> links =
        refusals.stream()
            .map(
                refused ->
                    new Link(
                        "Refused by %s, %s: %s"
                            .formatted(
                                refused.stage(), Moments.full(refused.seen()), refused.status()),
                        "/ops/quarantine/" + refused.id()))
            .toList();
    if (open.isPresent()) {
      return Step.ended("Normalised", open.get().sentence()).leadingTo(links);
    }
    if (source.isEmpty()) {
      return Step.nothing("Normalised", "Nothing has come this far.").leadingTo(links);
    }
    return source
        .get()
        .value()
        .map(
            value ->
                Step.taken(
                        "Normalised",
                        "As %s, in the shared schema.".formatted(source.get().kind().wireName()))
                    .with(Fields.of(value, withValues)))
        .orElseGet(
            () -> Step.nothing("Normalised", "What it held was erased when it was withdrawn."))
        .leadingTo(links);
  }

  private void addJoint(List<Step> steps, Source source) {
    UUID joint = source.joint().orElseThrow();
    Optional<JointRecord> record = new JointRecords(console.database()).find(joint);
    steps.add(
        record
            .map(found -> linked(source, found))
            .orElseGet(() -> Step.waiting("Linked", "Its joint record is being made.")));
    steps.add(
        record
            .map(found -> published(joint, found))
            .orElseGet(() -> Step.waiting("Published", "Not yet.")));
  }

  private Step linked(Source source, JointRecord joint) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        joint.sources().size() == 1
            ? "It stands alone: no other record was found to be the same."
            : "It is one of %d records of joint record %s."
                .formatted(joint.sources().size(), joint.id()));
    if (!source.reason().isBlank() && withValues) {
      sentences.add(source.reason());
    }
    evidence(source).forEach(sentences::add);
    List<Link> others =
        joint.sources().stream()
            .filter(other -> !other.id().equals(source.id()))
            .map(other -> link(other.key()))
            .toList();
    return new Step("Linked", "✓", "fresh", sentences, List.of(), others);
  }

  /** Evidence quotes what records hold. */
  private List<String> evidence(Source source) {
    if (!withValues) {
      return List.of();
    }
    try {
      return facts.evidence(source.id()).stream()
          .collect(Collectors.groupingBy(Why::other))
          .values()
          .stream()
          .map(
              why ->
                  why.stream().map(Why::sentence).limit(5).collect(Collectors.joining("; "))
                      + (why.get(0).band().equals("linked")
                          ? "."
                          : " (doubtful: waits for a person)."))
          .limit(10)
          .toList();
    } catch (SQLException e) {
      return List.of("The evidence cannot be read just now.");
    }
  }

  static Link link(SourceKey key) {
    return new Link(
        "%s/%s/%s".formatted(key.member(), key.dataset(), key.key()),
        "/ops/record?member=%s&dataset=%s&key=%s"
            .formatted(encoded(key.member()), encoded(key.dataset()), encoded(key.key())));
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  private Step published(UUID id, JointRecord joint) {
    if (waits(id)) {
      return Step.waiting("Published", "It waits to be sent to the feed; that takes seconds.");
    }
    if (joint.publicFields().isEmpty()) {
      return Step.nothing(
          "Published",
          "To the members' topics only: none of its fields is public, by the sharing agreements.");
    }
    String fields =
        joint.publicFields().keySet().stream()
            .map(name -> name.replace('_', ' '))
            .collect(Collectors.joining(", "));
    List<Link> page =
        Optional.ofNullable(PAGES.get(joint.kind()))
            .map(path -> List.of(new Link("Its page in the directory", path + joint.id())))
            .orElse(List.of());
    return Step.taken("Published", "Everybody may see: " + fields + ".").leadingTo(page);
  }

  private boolean waits(UUID joint) {
    try {
      return facts.waitsToBePublished(joint);
    } catch (SQLException e) {
      return false;
    }
  }
}
