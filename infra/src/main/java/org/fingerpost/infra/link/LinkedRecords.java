package org.fingerpost.infra.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.Linker;
import org.fingerpost.route.linkage.RecordCluster;
import org.fingerpost.route.linkage.ScoredPair;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SourceKey;

/**
 * What became of an input under a model. Everything comes in an order of its own, whatever the
 * order of the input was.
 */
public final class LinkedRecords {
  /** Beyond this, a cluster's pairs would fill a file that nobody reads. */
  private static final int PAIRS_OF_ALL = 30;

  private static final Comparator<SourceKey> BY_PLACE =
      Comparator.comparing(SourceKey::member)
          .thenComparing(SourceKey::dataset)
          .thenComparing(SourceKey::key);

  private final Map<UUID, SourceKey> keys;
  private final List<Linker> linkers = new ArrayList<>();
  private final Map<UUID, UUID> jointIds = new HashMap<>();
  private final List<RecordCluster> clusters = new ArrayList<>();

  private LinkedRecords(Map<UUID, SourceKey> keys) {
    this.keys = keys;
  }

  /**
   * A record and the joint record that it belongs to.
   *
   * @param jointId the same for all that are linked
   */
  public record Row(SourceKey key, UUID jointId) {}

  /** Links all records of the input. */
  public static LinkedRecords link(LinkInput input, LinkModels models) {
    LinkedRecords linked = new LinkedRecords(input.keys());
    for (Kind kind : input.kinds()) {
      LinkModel model = models.of(kind).orElseGet(() -> LinkModel.shipped(kind));
      Linker linker = new Linker(model, input.duplicateFree());
      linker.putAll(input.records(kind));
      linked.add(linker);
    }
    return linked;
  }

  private void add(Linker linker) {
    linkers.add(linker);
    for (RecordCluster cluster : linker.clusters()) {
      clusters.add(cluster);
      cluster.records().forEach(id -> jointIds.put(id, cluster.jointId()));
    }
  }

  /** How many joint records there are. */
  public int jointRecords() {
    return clusters.size();
  }

  /** Every record, by member, dataset and key. */
  public List<Row> rows() {
    return jointIds.entrySet().stream()
        .map(entry -> new Row(keys.get(entry.getKey()), entry.getValue()))
        .sorted(Comparator.comparing(Row::key, BY_PLACE))
        .toList();
  }

  /** The pairs that a person has to look at, the likeliest first. */
  public List<LinkedPair> review() {
    List<LinkedPair> pairs = new ArrayList<>();
    for (Linker linker : linkers) {
      for (ScoredPair pair : linker.review()) {
        pairs.add(pair(linker.explain(pair.a(), pair.b())));
      }
    }
    pairs.sort(
        Comparator.comparingDouble((LinkedPair pair) -> -pair.comparison().score())
            .thenComparing(LinkedPair::first, BY_PLACE)
            .thenComparing(LinkedPair::second, BY_PLACE));
    return pairs;
  }

  /**
   * Hands over why records are linked, pair by pair: every two of a joint record, or in a very
   * large one each record and the one that the joint record is named after.
   */
  public <E extends Exception> void explain(PairTaker<E> taker) throws E {
    List<RecordCluster> ordered = new ArrayList<>(clusters);
    ordered.sort(Comparator.comparing(cluster -> cluster.jointId().toString()));
    for (RecordCluster cluster : ordered) {
      List<UUID> records = cluster.records();
      int leading = records.size() <= PAIRS_OF_ALL ? records.size() : 1;
      for (int i = 0; i < leading; i++) {
        for (int j = i + 1; j < records.size(); j++) {
          taker.take(pair(explain(records.get(i), records.get(j))));
        }
      }
    }
  }

  /** Takes explained pairs one at a time: all at once they may be more than memory holds. */
  @FunctionalInterface
  public interface PairTaker<E extends Exception> {
    /** Takes the next pair. */
    void take(LinkedPair pair) throws E;
  }

  private Comparison explain(UUID a, UUID b) {
    for (Linker linker : linkers) {
      if (linker.clusterOf(a).isPresent()) {
        return linker.explain(a, b);
      }
    }
    throw new IllegalArgumentException("no record of that id was linked: " + a);
  }

  private LinkedPair pair(Comparison comparison) {
    SourceKey a = keys.get(comparison.a());
    SourceKey b = keys.get(comparison.b());
    boolean inOrder = BY_PLACE.compare(a, b) <= 0;
    return new LinkedPair(
        inOrder ? a : b,
        inOrder ? b : a,
        jointIds.get(comparison.a()).equals(jointIds.get(comparison.b())),
        comparison);
  }
}
