package org.fingerpost.route.operate.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fingerpost.route.operate.trace.Step.Outcome;
import org.fingerpost.route.operate.trace.Step.Stage;
import org.fingerpost.route.operate.trace.TraceStore.Source;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Moments;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/**
 * What the hub knows of a record, and what that means: where it is.
 *
 * @param isCollected the ledger has its key
 * @param waiting since when its joint record waits to be published
 */
record Way(
    Optional<SourceKey> key,
    boolean isCollected,
    Optional<Source> source,
    List<Refused> refusals,
    Optional<JointRecord> joint,
    Optional<Instant> waiting) {

  String verdict() {
    if (open().isPresent()) {
      return stands()
          ? "An older version of it is published; its newest version was refused and waits in the quarantine."
          : "It is not published: it was refused and waits in the quarantine.";
    }
    if (source.isPresent()) {
      return stands()
          ? "It is in the joint database."
          : "It was here and has been withdrawn: its member deleted it, or shares it no more.";
    }
    return isCollected
        ? "It has been read at the member and is on its way."
        : "It has never come to the hub.";
  }

  boolean isWell() {
    return open().isEmpty() && stands();
  }

  /** Whether a version of it is there. */
  private boolean stands() {
    return source.filter(found -> found.joint().isPresent()).isPresent();
  }

  private Optional<Refused> open() {
    return refusals.stream().filter(Refused::isOpen).findFirst();
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(refusedBy(Stage.COLLECT).orElseGet(this::received));
    steps.add(refusedBy(Stage.NORMALISE).orElseGet(this::normalised));
    Optional<Step> refused = refusedBy(Stage.RESOLVE);
    refused.ifPresent(steps::add);
    if (stands()) {
      if (refused.isEmpty()) {
        steps.add(linked());
      }
      steps.add(published());
    }
    return steps;
  }

  private Optional<Step> refusedBy(Stage stage) {
    return open()
        .filter(refused -> refused.stage().equals(stage.word()))
        .map(
            refused ->
                Step.of(stage, Outcome.ENDED, refused.sentence())
                    .at(Optional.of(refused.seen()), refused.position()));
  }

  private Step received() {
    if (stands() || isCollected) {
      String member = source.map(Source::member).or(() -> key.map(SourceKey::member)).orElse("");
      return Step.of(
              Stage.COLLECT,
              Outcome.TAKEN,
              "It was received, in topic %s.".formatted(Topics.memberRecords(member)))
          .at(source.flatMap(Source::seen), source.map(Source::origin).orElse(""));
    }
    return source.isPresent()
        ? Step.of(
            Stage.COLLECT,
            Outcome.ENDED,
            "The member's dataset does not have it any more, or does not share it: it was withdrawn, and what was published of it was taken back.")
        : Step.of(Stage.COLLECT, Outcome.ENDED, key.map(Way::neverCame).orElse("It never came."));
  }

  private static String neverCame(SourceKey key) {
    return "The hub has not received it: nothing with the key %s has been read from %s/%s. Either the key is another at the member, or the record does not meet the condition under which the member shares (share_when), or it was added since the route was last in step."
        .formatted(key.key(), key.member(), key.dataset());
  }

  private Step normalised() {
    if (source.isEmpty()) {
      return Step.of(Stage.NORMALISE, Outcome.NOTHING, "Nothing has come this far.");
    }
    return stands()
        ? Step.of(
            Stage.NORMALISE,
            Outcome.TAKEN,
            "It became a record of kind %s, in the shared schema.".formatted(source.get().kind()))
        : Step.of(
            Stage.NORMALISE, Outcome.NOTHING, "What it held was erased when it was withdrawn.");
  }

  private Step linked() {
    if (joint.isEmpty()) {
      return Step.of(Stage.RESOLVE, Outcome.WAITING, "Its joint record is being made.");
    }
    int records = joint.get().sources().size();
    return Step.of(
        Stage.RESOLVE,
        Outcome.TAKEN,
        records == 1
            ? "It stands alone, as joint record %s: no other record was found to be the same."
                .formatted(joint.get().id())
            : "It is one of %d records of joint record %s.".formatted(records, joint.get().id()));
  }

  private Step published() {
    if (joint.isEmpty()) {
      return Step.of(Stage.PUBLISH, Outcome.WAITING, "Not yet.");
    }
    if (waiting.isPresent()) {
      return Step.of(
              Stage.PUBLISH,
              Outcome.WAITING,
              "It waits to be sent to the feed since %s; that takes seconds while the route publish is well."
                  .formatted(Moments.text(waiting.get())))
          .at(waiting, "");
    }
    return joint.get().publicFields().containsKey("name")
        ? Step.of(Stage.PUBLISH, Outcome.TAKEN, inTheFeed(joint.get()))
        : Step.of(
            Stage.PUBLISH,
            Outcome.NOTHING,
            "To the members' topics only: no sharing agreement makes its name public, so it does not stand in the feed.");
  }

  private static String inTheFeed(JointRecord joint) {
    return joint.publicFields().keySet().stream()
        .map(name -> name.replace('_', ' '))
        .collect(
            Collectors.joining(
                ", ", "It is published, and stands in the feed. Everybody may see: ", "."));
  }
}
