package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** A record with what was found about it. Arrays, since there is one for each record. */
final class Node {
  private static final Node[] NO_NODES = {};
  private static final ScoredPair[] NO_PAIRS = {};

  final LinkRecord record;

  /** Its number in the index. */
  final int number;

  /** Pairs for a person to look at; each stands with one of its two records. */
  private List<ScoredPair> review = List.of();

  private Node[] neighbours = NO_NODES;
  private ScoredPair[] pairs = NO_PAIRS;

  /** Null where it is alone: most are, and there is no need to keep that said for each. */
  private RecordCluster cluster;

  Node(LinkRecord record, int number) {
    this.record = record;
    this.number = number;
  }

  UUID id() {
    return record.id();
  }

  RecordCluster cluster() {
    return cluster == null ? new RecordCluster(List.of(record.id())) : cluster;
  }

  void isIn(RecordCluster found) {
    cluster = found.records().size() == 1 ? null : found;
  }

  void isAlone() {
    cluster = null;
    review = List.of();
  }

  List<ScoredPair> review() {
    return review;
  }

  void addReview(ScoredPair pair) {
    if (review.isEmpty()) {
      review = new ArrayList<>(1);
    }
    review.add(pair);
  }

  /** Whether no pair joins it to another. */
  boolean standsAlone() {
    return neighbours.length == 0;
  }

  static void join(Node one, Node two, ScoredPair pair) {
    one.add(two, pair);
    two.add(one, pair);
  }

  /** Takes it out of the pairs of its neighbours; its own stay, to tell who they were. */
  void leave() {
    for (Node neighbour : neighbours) {
      neighbour.drop(this);
    }
  }

  void eachNeighbour(Consumer<Node> taker) {
    for (Node neighbour : neighbours) {
      taker.accept(neighbour);
    }
  }

  /** Each pair of its neighbourhood once, if asked of all who are in it. */
  void eachPairAsFirst(Consumer<ScoredPair> taker) {
    for (ScoredPair pair : pairs) {
      if (pair.a().equals(record.id())) {
        taker.accept(pair);
      }
    }
  }

  private void add(Node neighbour, ScoredPair pair) {
    int size = pairs.length;
    neighbours = Arrays.copyOf(neighbours, size + 1);
    pairs = Arrays.copyOf(pairs, size + 1);
    neighbours[size] = neighbour;
    pairs[size] = pair;
  }

  private void drop(Node neighbour) {
    int last = pairs.length - 1;
    int at = 0;
    while (neighbours[at] != neighbour) {
      at++;
    }
    neighbours[at] = neighbours[last];
    pairs[at] = pairs[last];
    neighbours = Arrays.copyOf(neighbours, last);
    pairs = Arrays.copyOf(pairs, last);
  }
}
