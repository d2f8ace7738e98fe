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
  private final Drafts drafts;
  private final Set<JointKey> toPublish = new HashSet<>();

  private Resolver(Linkage linkage, Connection connection) {
    this.linkage = linkage;
    this.connection = connection;
    this.store = new ResolveStore(connection);
    this.pairs = new PairStore(connection);
    this.writer = new ResolveWriter(connection);
    this.sources = new SourceWriter(connection);
    this.drafts = new Drafts(store);
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
    SourceChanges written = new SourceChanges(changes);
    written.write(sources, clustering.clusters());
    LinkStanding.count(connection, changes.values());
    writer.moveKeys(around.moves().removed(), around.moves().added());
    around.graph().write(written.storedBefore());
    written.writeReferences(writer, around);
    writer.redirect(withSuccessors(clustering, changes));
    writeJoints(clustering.clusters(), around.jointsBefore());
    followReferences(changes, clustering.clusters());
    Set<UUID> clustered = new HashSet<>();
    around.members().forEach(member -> clustered.add(member.id()));
    return new Resolved(changes.size(), clustered, drafts.byRow(writer.toOutbox(toPublish)));
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

  private void writeJoints(List<Cluster> clusters, Set<JointKey> before) throws SQLException {
    Set<JointKey> vanished = new HashSet<>(before);
    List<Document> fresh = new ArrayList<>(clusters.size());
    List<Document> standing = new ArrayList<>();
    for (Document document : drafts.of(clusters)) {
      vanished.remove(document.key());
      (before.contains(document.key()) ? standing : fresh).add(document);
    }
    writer.deleteJoints(vanished);
    writer.insertDocuments(fresh);
    toPublish.addAll(writer.updateDocuments(standing));
    toPublish.addAll(vanished);
    fresh.forEach(document -> toPublish.add(document.key()));
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
      List<Document> documents = drafts.of(asTheyStand(store.clusters(chunk)));
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
