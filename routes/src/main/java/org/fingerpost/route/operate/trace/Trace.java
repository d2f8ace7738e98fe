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
import org.fingerpost.route.operate.trace.TraceStore.Source;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.SourceKey;

/**
 * Where is my record: received, normalised, linked, published or withdrawn, or why not; for the
 * console and the command line alike. It tells names of fields and no value. Safe for use by many
 * threads.
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

  /** Whether anything has ever come to the hub under that key. */
  public boolean isKnown(SourceKey key) throws SQLException {
    try (Connection connection = database.getConnection()) {
      TraceStore store = new TraceStore(connection);
      return store.source(key.id()).isPresent()
          || store.isCollected(key)
          || !store.refusals(key.id()).isEmpty();
    }
  }

  /**
   * The ways of the records that the id stands for: of a source record, or of all that a joint
   * record is made of. Empty when nothing is known under it.
   */
  public List<SourceTrace> of(UUID id) throws SQLException {
    Optional<JointRecord> joint = joints.find(id);
    try (Connection connection = database.getConnection()) {
      TraceStore store = new TraceStore(connection);
      Set<UUID> sources = new LinkedHashSet<>();
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
            .or(() -> source.flatMap(Source::sourceKey))
            .or(() -> refusals.stream().findFirst().map(Refused::key));
    Optional<UUID> joint = source.flatMap(Source::joint);
    Way way =
        new Way(
            key,
            key.isPresent() && store.isCollected(key.get()),
            source,
            refusals,
            joint.flatMap(joints::find),
            waiting(store, joint));
    return new SourceTrace(
        id,
        key.map(SourceKey::member).or(() -> source.map(Source::member)).orElse(""),
        key.map(SourceKey::dataset).or(() -> source.map(Source::dataset)).orElse(""),
        key.map(SourceKey::key).orElse(""),
        joint,
        way.verdict(),
        way.isWell(),
        way.steps(),
        refusals);
  }

  private static Optional<Instant> waiting(TraceStore store, Optional<UUID> joint)
      throws SQLException {
    return joint.isPresent() ? store.waiting(joint.get()) : Optional.empty();
  }
}
