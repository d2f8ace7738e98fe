package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.fingerpost.schema.UuidOrder;

/**
 * Links records in memory as they arrive. After each change only what it touches is clustered
 * again; whatever the order of changes, the outcome is that of a batch over the records that
 * remain. One thread at a time.
 */
public final class Linker {
  private final LinkModel model;
  private final Set<String> duplicateFree;
  private final Map<UUID, Node> nodes = new HashMap<>();
  private final KeyIndex<Node> index = new KeyIndex<>();
  private final HeldVerdicts verdicts = new HeldVerdicts();
  private final Set<Node> touched = new LinkedHashSet<>();
  private final Screening screening;
  private final Outlines outlines = new Outlines();
  private long compared;

  /**
   * Starts empty.
   *
   * @param duplicateFree groups that hold no two records about the same one
   */
  public Linker(LinkModel model, Set<String> duplicateFree) {
    this.model = model;
    this.screening = new Screening(model);
    this.duplicateFree = Set.copyOf(duplicateFree);
  }

  /** Takes a record in, in place of the one with its id if there is one. */
  public void put(LinkRecord record) {
    remove(record.id());
    LinkRecord opened = record.opened();
    long[] keys = model.blockingKeys(opened);
    long[] outline = screening.outline(opened);
    int[] sharing = index.sharing(keys);
    outlines.fetch(sharing);
    Node node = index.add(keys, number -> new Node(record, number));
    for (int number : sharing) {
      if (screening.mayJoin(outline, outlines.get(number))) {
        compare(node, opened, index.get(number));
      }
    }
    compared += sharing.length;
    outlines.put(node.number, outline);
    nodes.put(record.id(), node);
    touched.add(node);
  }

  private void compare(Node node, LinkRecord opened, Node candidate) {
    ScoredPair pair = model.score(opened, candidate.record);
    if (pair.joins()) {
      Node.join(node, candidate, pair);
    }
  }

  /** Takes many records in. */
  public void putAll(Collection<LinkRecord> records) {
    records.forEach(this::put);
  }

  /** Takes a record out, as if it had never been; false when there is none with that id. */
  public boolean remove(UUID id) {
    Node node = nodes.remove(id);
    if (node == null) {
      return false;
    }
    index.remove(model.blockingKeys(node.record), node.number);
    outlines.remove(node.number);
    node.leave();
    touched.remove(node);
    node.eachNeighbour(touched::add);
    verdicts.judgedWith(id).forEach(this::touch);
    return true;
  }

  /** Takes a person's word; it replaces an earlier one about the same two. */
  public void verdict(Verdict verdict) {
    verdicts.put(verdict);
    touch(verdict.a());
    touch(verdict.b());
  }

  /** Takes a person's word back; false when there is none about those two. */
  public boolean withdraw(UUID a, UUID b) {
    boolean known = verdicts.remove(a, b);
    touch(a);
    touch(b);
    return known;
  }

  /** All clusters, in the order of their joint ids. */
  public List<RecordCluster> clusters() {
    settle();
    Set<RecordCluster> clusters = new LinkedHashSet<>();
    nodes.values().forEach(node -> clusters.add(node.cluster()));
    return clusters.stream()
        .sorted(Comparator.comparing(RecordCluster::jointId, UuidOrder.SMALLEST_FIRST))
        .toList();
  }

  /** The cluster that holds the record. */
  public Optional<RecordCluster> clusterOf(UUID id) {
    settle();
    return Optional.ofNullable(nodes.get(id)).map(Node::cluster);
  }

  /** The pairs that a person should look at, in the order of their ids. */
  public List<ScoredPair> review() {
    settle();
    Set<ScoredPair> pairs = new HashSet<>();
    nodes.values().forEach(node -> pairs.addAll(node.review()));
    return pairs.stream()
        .sorted(
            Comparator.comparing(ScoredPair::a, UuidOrder.SMALLEST_FIRST)
                .thenComparing(ScoredPair::b, UuidOrder.SMALLEST_FIRST))
        .toList();
  }

  /**
   * Why the two are linked, or are not.
   *
   * @throws NoSuchElementException when one of them is not here
   */
  public Comparison explain(UUID a, UUID b) {
    if (!nodes.containsKey(a) || !nodes.containsKey(b)) {
      throw new NoSuchElementException(
          "There is no record %s here to explain. Put it first."
              .formatted(nodes.containsKey(a) ? b : a));
    }
    return model.compare(nodes.get(a).record, nodes.get(b).record);
  }

  /** How many pairs were compared since the start. */
  public long pairsCompared() {
    return compared;
  }

  /** How many records are here. */
  public int size() {
    return nodes.size();
  }

  private void touch(UUID id) {
    Node node = nodes.get(id);
    if (node != null) {
      touched.add(node);
    }
  }

  private void settle() {
    Set<Node> settled = new HashSet<>();
    for (Node node : touched) {
      if (node.standsAlone() && verdicts.about(node.id()).isEmpty()) {
        node.isAlone();
      } else if (!settled.contains(node)) {
        Set<Node> component = component(node);
        cluster(component);
        settled.addAll(component);
      }
    }
    touched.clear();
  }

  private Set<Node> component(Node start) {
    Set<Node> component = new LinkedHashSet<>(List.of(start));
    List<Node> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      Node node = open.remove(open.size() - 1);
      eachNeighbour(
          node,
          neighbour -> {
            if (component.add(neighbour)) {
              open.add(neighbour);
            }
          });
    }
    return component;
  }

  /** Whom a pair joins it to, and whom a person said to be the same one. */
  private void eachNeighbour(Node node, Consumer<Node> taker) {
    node.eachNeighbour(taker);
    for (Verdict verdict : verdicts.about(node.id())) {
      Node a = nodes.get(verdict.a());
      Node b = nodes.get(verdict.b());
      if (verdict.same() && a != null && b != null) {
        taker.accept(a == node ? b : a);
      }
    }
  }

  private void cluster(Set<Node> component) {
    List<ScoredPair> pairs = new ArrayList<>();
    Set<Verdict> judged = new HashSet<>();
    List<LinkRecord> records = new ArrayList<>(component.size());
    for (Node node : component) {
      records.add(node.record);
      node.eachPairAsFirst(pairs::add);
      judged.addAll(verdicts.about(node.id()));
      node.isAlone();
    }
    Clusters clusters = Clusters.of(model, records, pairs, judged, duplicateFree);
    for (RecordCluster cluster : clusters.clusters()) {
      cluster.records().forEach(id -> nodes.get(id).isIn(cluster));
    }
    clusters.review().forEach(pair -> nodes.get(pair.a()).addReview(pair));
  }
}
