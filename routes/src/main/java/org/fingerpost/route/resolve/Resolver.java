package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.resolve.Changes.Change;
import org.fingerpost.route.resolve.ResolveStore.Referrer;
import org.fingerpost.route.resolve.ResolveWriter.Document;
import org.fingerpost.route.resolve.ResolveWriter.Reference;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;

/**
 * Takes a batch of changes into the joint database, within the caller's transaction: links the
 * changed records, recomputes every joint record that this touches, and leaves in the outbox what
 * is to be published.
 */
final class Resolver {
  /** Joint records that are recomputed at once because what they refer to moved. */
  private static final int CHUNK = 5_000;

  /** Kinds whose signposts embed the organisation or location that they refer to. */
  private static final Set<Kind> EMBEDDING = Set.of(Kind.SERVICE, Kind.OPPORTUNITY, Kind.ACTIVITY);

  private final Linkage linkage;
  private final Connection connection;
  private final ResolveStore store;
  private final PairStore pairs;
  private final ResolveWriter writer;
  private final SourceWriter sources;
  private final Set<JointKey> toPublish = new HashSet<>();
  private final Map<UUID, FreshJoints.Fresh> written = new HashMap<>();

  private Resolver(Linkage linkage, Connection connection) {
    this.linkage = linkage;
    this.connection = connection;
    this.store = new ResolveStore(connection);
    this.pairs = new PairStore(connection);
    this.writer = new ResolveWriter(connection);
    this.sources = new SourceWriter(connection);
  }

  /**
   * What a batch came to.
   *
   * @param changed how many source records changed
   * @param clustered the source records whose clusters were looked at, changed or not
   * @param fresh the joint records that were written, by the outbox rows that name them
   */
  record Resolved(
      int changed, Set<UUID> clustered, Map<Long, Map<UUID, FreshJoints.Fresh>> fresh) {}

  /** Resolves the batch; nobody else may at the same time. */
  static Resolved resolve(Linkage linkage, Connection connection, List<Arrival> arrivals)
      throws SQLException {
    return new Resolver(linkage, connection).resolve(arrivals, Set.of());
  }

  /**
   * Clusters records anew that did not change, since what links them did: a verdict, or the model.
   *
   * @param touched source records; those that are gone are passed over
   */
  static Resolved clusterAnew(Linkage linkage, Connection connection, Set<UUID> touched)
      throws SQLException {
    return new Resolver(linkage, connection).resolve(List.of(), touched);
  }

  private Resolved resolve(List<Arrival> arrivals, Set<UUID> touched) throws SQLException {
    Set<UUID> ids = new LinkedHashSet<>(arrivals.size() * 2);
    arrivals.forEach(arrival -> ids.add(arrival.id()));
    Map<UUID, Change> changes = Changes.of(arrivals, store.links(ids));
    if (changes.isEmpty() && touched.isEmpty()) {
      return new Resolved(0, Set.of(), Map.of());
    }
    Neighbourhood around = Neighbourhood.of(store, pairs, linkage, changes, touched);
    Clustering clustering = Clustering.of(around, changes);
    writeSources(changes, clustering.clusters());
    LinkStanding.count(connection, changes.values());
    writer.moveKeys(around.removedKeys(), around.addedKeys());
    around.graph().write(storedBefore(changes));
    writeReferences(changes, around);
    writer.redirect(withSuccessors(clustering, changes));
    writeJoints(clustering.clusters(), around.jointsBefore());
    followReferences(changes, clustering.clusters());
    Set<UUID> clustered = new HashSet<>();
    around.members().forEach(member -> clustered.add(member.id()));
    return new Resolved(changes.size(), clustered, freshByRow(writer.toOutbox(toPublish)));
  }

  /**
   * Where ids lead, those of records included that their member merged into another: to that other
   * record, whatever joint record it is part of by then, so the order of arrival does not matter.
   */
  private static Map<UUID, UUID> withSuccessors(Clustering clustering, Map<UUID, Change> changes) {
    Map<UUID, UUID> redirects = new HashMap<>(clustering.redirects());
    Set<UUID> standing = new HashSet<>();
    clustering.clusters().forEach(cluster -> standing.add(cluster.id()));
    for (Change change : changes.values()) {
      Optional<UUID> successor =
          change.last().successor().filter(other -> !other.equals(change.id()));
      if (successor.isPresent() && change.after().isEmpty()) {
        redirects.putIfAbsent(change.id(), successor.get());
        change
            .jointBefore()
            .filter(joint -> !standing.contains(joint) && !joint.equals(successor.get()))
            .ifPresent(joint -> redirects.putIfAbsent(joint, successor.get()));
      }
    }
    return redirects;
  }

  private static List<UUID> storedBefore(Map<UUID, Change> changes) {
    return changes.values().stream()
        .filter(change -> change.before().isPresent())
        .map(Change::id)
        .toList();
  }

  private Map<Long, Map<UUID, FreshJoints.Fresh>> freshByRow(Map<Long, List<UUID>> rows) {
    Map<Long, Map<UUID, FreshJoints.Fresh>> byRow = new HashMap<>();
    rows.forEach(
        (row, ids) -> {
          Map<UUID, FreshJoints.Fresh> named = new HashMap<>(ids.size() * 2);
          ids.forEach(id -> Optional.ofNullable(written.get(id)).ifPresent(f -> named.put(id, f)));
          byRow.put(row, named);
        });
    return byRow;
  }

  private void writeSources(Map<UUID, Change> changes, List<Cluster> clusters) throws SQLException {
    List<SourceWriter.Row> rows = new ArrayList<>(changes.size());
    List<SourceWriter.Relinked> relinked = new ArrayList<>();
    for (Cluster cluster : clusters) {
      for (Member member : cluster.members()) {
        String reason = cluster.reasonOf(member);
        Change change = changes.get(member.id());
        if (change != null) {
          rows.add(new SourceWriter.Row(change.last(), Optional.of(cluster.id()), reason));
        } else if (!member.jointBefore().equals(Optional.of(cluster.id()))
            || !member.stored().orElseThrow().reason().equals(reason)) {
          relinked.add(new SourceWriter.Relinked(member.id(), cluster.id(), reason));
        }
      }
    }
    for (Change change : changes.values()) {
      if (change.after().isEmpty()) {
        rows.add(new SourceWriter.Row(change.last(), Optional.empty(), ""));
      }
    }
    sources.insert(rows.stream().filter(row -> isNew(changes, row)).toList());
    sources.update(rows.stream().filter(row -> !isNew(changes, row)).toList());
    sources.relink(relinked);
  }

  private static boolean isNew(Map<UUID, Change> changes, SourceWriter.Row row) {
    return changes.get(row.id()).before().isEmpty();
  }

  private void writeReferences(Map<UUID, Change> changes, Neighbourhood around)
      throws SQLException {
    List<Reference> removed = new ArrayList<>();
    List<Reference> added = new ArrayList<>();
    for (Change change : changes.values()) {
      List<UUID> old = references(around.oldVersion(change.id()));
      List<UUID> now = references(change.after());
      addMissing(change.id(), old, now, removed);
      addMissing(change.id(), now, old, added);
    }
    writer.moveReferences(removed, added);
  }

  private static List<UUID> references(Optional<SourceVersion> version) {
    return version.map(SourceVersion::references).orElse(List.of());
  }

  private static void addMissing(
      UUID from, List<UUID> some, List<UUID> others, List<Reference> missing) {
    for (UUID to : some) {
      if (!others.contains(to)) {
        missing.add(new Reference(to, from));
      }
    }
  }

  private void writeJoints(List<Cluster> clusters, Set<JointKey> before) throws SQLException {
    Set<JointKey> vanished = new HashSet<>(before);
    List<Document> fresh = new ArrayList<>(clusters.size());
    List<Document> standing = new ArrayList<>();
    for (Document document : documents(clusters)) {
      vanished.remove(document.key());
      (before.contains(document.key()) ? standing : fresh).add(document);
    }
    writer.deleteJoints(vanished);
    writer.insertDocuments(fresh);
    toPublish.addAll(writer.updateDocuments(standing));
    toPublish.addAll(vanished);
    fresh.forEach(document -> toPublish.add(document.key()));
  }

  private List<Document> documents(Collection<Cluster> clusters) throws SQLException {
    Set<UUID> referred = new HashSet<>();
    for (Cluster cluster : clusters) {
      cluster.members().forEach(member -> referred.addAll(member.version().references()));
    }
    // The rows of this batch are written already.
    Map<UUID, UUID> joints = store.jointsOf(referred);
    GoldenRecord golden = new GoldenRecord(id -> Optional.ofNullable(joints.get(id)));
    List<Document> documents = new ArrayList<>(clusters.size());
    for (Cluster cluster : clusters) {
      JointRecord record = golden.of(cluster);
      FreshJoints.Fresh fresh = new FreshJoints.Fresh(record, JointCodec.write(record));
      documents.add(new Document(cluster.key(), fresh));
      // Computed again within the batch, the later one stands.
      written.put(cluster.id(), fresh);
    }
    return documents;
  }

  /**
   * Records that refer to one whose joint id moved are computed anew; those that embed what they
   * refer to are published again when it changed at all.
   */
  private void followReferences(Map<UUID, Change> changes, List<Cluster> clusters)
      throws SQLException {
    Set<UUID> moved = new HashSet<>();
    Set<UUID> touched = new HashSet<>();
    for (Cluster cluster : clusters) {
      boolean changed = toPublish.contains(cluster.key());
      for (Member member : cluster.members()) {
        if (changed) {
          touched.add(member.id());
        }
        if (!member.jointBefore().equals(Optional.of(cluster.id()))) {
          moved.add(member.id());
        }
      }
    }
    for (Change change : changes.values()) {
      if (change.after().isEmpty() && change.jointBefore().isPresent()) {
        moved.add(change.id());
      }
    }
    touched.addAll(moved);
    Set<UUID> referring = new LinkedHashSet<>();
    for (Referrer referrer : store.referrers(touched)) {
      if (moved.contains(referrer.to())) {
        referring.add(referrer.joint().id());
      }
      if (EMBEDDING.contains(referrer.joint().kind())) {
        toPublish.add(referrer.joint());
      }
    }
    recompute(new ArrayList<>(referring));
  }

  private void recompute(List<UUID> joints) throws SQLException {
    for (int from = 0; from < joints.size(); from += CHUNK) {
      List<UUID> chunk = joints.subList(from, Math.min(joints.size(), from + CHUNK));
      List<Document> documents = documents(asTheyStand(store.clusters(chunk)));
      toPublish.addAll(writer.updateDocuments(documents));
    }
  }

  private static Collection<Cluster> asTheyStand(List<Member> members) {
    Map<UUID, List<Member>> byJoint = new HashMap<>();
    for (Member member : members) {
      byJoint
          .computeIfAbsent(member.jointBefore().orElseThrow(), id -> new ArrayList<>(1))
          .add(member);
    }
    List<Cluster> clusters = new ArrayList<>(byJoint.size());
    byJoint.forEach((id, all) -> clusters.add(new Cluster(id, Components.ordered(all), Map.of())));
    return clusters;
  }
}
