package org.fingerpost.route.operate.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.operate.trace.TraceStore.Refused;
import org.fingerpost.route.operate.trace.TraceStore.Source;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Moments;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/**
 * Where is my record: received, normalised, linked, published or withdrawn, or why not. It shows
 * names of fields and no value. Safe for use by many threads.
 */
public final class Trace {
  private final DataSource database;
  private final JointRecords joints;

  public Trace(DataSource database) {
    this.database = database;
    this.joints = new JointRecords(database);
  }

  /** The way of the record that a member holds under that key, known or not. */
  public SourceTrace of(SourceKey key) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return trace(new TraceStore(connection), key.id(), Optional.of(key));
    }
  }

  /**
   * The ways of the records that the id stands for: of a source record, or of all that a joint
   * record is made of. Empty when nothing is known under it.
   */
  public List<SourceTrace> of(UUID id) throws SQLException {
    Set<UUID> sources = new LinkedHashSet<>();
    Optional<JointRecord> joint = joints.find(id);
    try (Connection connection = database.getConnection()) {
      TraceStore store = new TraceStore(connection);
      if (store.source(id).isPresent() || !store.refusals(id).isEmpty()) {
        sources.add(id);
      }
      if (joint.isPresent()) {
        sources.addAll(store.sourcesOf(joint.get().id()));
      }
      List<SourceTrace> traces = new ArrayList<>();
      for (UUID source : sources) {
        traces.add(trace(store, source, Optional.empty()));
      }
      return traces;
    }
  }

  private SourceTrace trace(TraceStore store, UUID id, Optional<SourceKey> asked)
      throws SQLException {
    Optional<Source> source = store.source(id);
    List<Refused> refusals = store.refusals(id);
    Optional<SourceKey> key =
        asked
            .or(() -> source.flatMap(Trace::key))
            .or(() -> refusals.stream().findFirst().map(Trace::key));
    List<Step> steps = new ArrayList<>(received(store, source, key));
    refusals.forEach(refused -> steps.add(step(refused)));
    if (source.isPresent()) {
      steps.addAll(resolved(store, source.get()));
    }
    return new SourceTrace(
        id,
        key.map(SourceKey::member).orElse(source.map(Source::member).orElse("")),
        key.map(SourceKey::dataset).orElse(source.map(Source::dataset).orElse("")),
        key.map(SourceKey::key).orElse(""),
        source.flatMap(Source::joint),
        source.flatMap(Source::seen),
        steps);
  }

  private static Optional<SourceKey> key(Source source) {
    return source.key().map(key -> new SourceKey(source.member(), source.dataset(), key));
  }

  private static SourceKey key(Refused refused) {
    return new SourceKey(refused.member(), refused.dataset(), refused.key());
  }

  private static List<Step> received(
      TraceStore store, Optional<Source> source, Optional<SourceKey> key) throws SQLException {
    if (source.isPresent()) {
      Source known = source.get();
      return List.of(
          Step.well(
              "collect",
              known.seen(),
              known.origin(),
              "It was received, in topic %s.".formatted(Topics.memberRecords(known.member()))));
    }
    if (key.isEmpty()) {
      return List.of();
    }
    SourceKey known = key.get();
    return List.of(
        store.isCollected(known.member(), known.dataset(), known.key())
            ? Step.well(
                "collect",
                Optional.empty(),
                "",
                "It was received, in topic %s.".formatted(Topics.memberRecords(known.member())))
            : Step.unwell(
                "collect",
                Optional.empty(),
                "",
                "The hub has not received it. See that it stands at the member under this key, that the member's conditions let it be shared, and that the route %s/%s is fresh."
                    .formatted(known.member(), known.dataset())));
  }

  private static Step step(Refused refused) {
    String sentence =
        "%s Refusal %s, %s.".formatted(refused.sentence(), refused.id(), refused.status());
    return new Step(
        refused.stage(),
        Optional.of(refused.seen()),
        refused.position(),
        sentence,
        !refused.status().equals("open"));
  }

  private List<Step> resolved(TraceStore store, Source source) throws SQLException {
    if (source.joint().isEmpty()) {
      return List.of(
          Step.unwell(
              "resolve",
              Optional.empty(),
              source.origin(),
              "It was withdrawn: its member deleted it, or shares it no longer. What was published of it was taken back."));
    }
    UUID joint = source.joint().get();
    Optional<JointRecord> record = joints.find(joint);
    List<Step> steps = new ArrayList<>();
    steps.add(
        Step.well(
            "normalise",
            Optional.empty(),
            "",
            "It became a record of kind %s.".formatted(source.kind())));
    steps.add(Step.well("resolve", Optional.empty(), "", linked(source, record)));
    steps.add(published(store.waiting(joint), record));
    return steps;
  }

  private static String linked(Source source, Optional<JointRecord> record) {
    int others = record.map(joint -> joint.sources().size() - 1).orElse(0);
    String with =
        others == 0
            ? "It stands alone"
            : "It is one with %d other record(s)%s"
                .formatted(others, source.reason().isEmpty() ? "" : " (" + source.reason() + ")");
    return "%s, in joint record %s.".formatted(with, source.joint().orElseThrow());
  }

  private static Step published(Optional<Instant> waiting, Optional<JointRecord> record) {
    if (waiting.isPresent()) {
      return Step.unwell(
          "publish",
          waiting,
          "",
          "It waits to be published since %s. See the route publish."
              .formatted(Moments.text(waiting.get())));
    }
    boolean isPublic = record.filter(joint -> joint.publicFields().containsKey("name")).isPresent();
    return isPublic
        ? Step.well("publish", Optional.empty(), "", "It is published, and stands in the feed.")
        : Step.unwell(
            "publish",
            Optional.empty(),
            "",
            "It is published to members only: no agreement makes its name public, so it is not in the feed.");
  }
}
