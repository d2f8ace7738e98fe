package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.schema.UuidOrder;

/**
 * Which records are the same one. Plain transitive closure would let one wrong link join two
 * crowds; so parts are joined best first, and only while all pairs across them speak for it on
 * average, no conflict stands between them, and no data set that is free of duplicates gets two of
 * its records into one.
 *
 * @param clusters all of them, those of one record too, in the order of their joint ids
 * @param review pairs that a person should look at: they may be the same one, and were not joined
 */
public record Clusters(List<RecordCluster> clusters, List<ScoredPair> review) {
  private static final Comparator<ScoredPair> BY_IDS =
      Comparator.comparing(ScoredPair::a, UuidOrder.SMALLEST_FIRST)
          .thenComparing(ScoredPair::b, UuidOrder.SMALLEST_FIRST);

  private static final Comparator<ScoredPair> MOST_ALIKE =
      Comparator.comparingDouble(ScoredPair::score).reversed().thenComparing(BY_IDS);

  /**
   * Clusters those records. The outcome is a function of the sets given, whatever their order.
   *
   * @param records one component or several: all records that the known pairs join
   * @param known the pairs that were compared, by the same model; those that do not join may be
   *     left out
   * @param verdicts what people found; those about other records are ignored
   * @param duplicateFree groups that hold no two records about the same one
   */
  public static Clusters of(
      LinkModel model,
      Collection<LinkRecord> records,
      Collection<ScoredPair> known,
      Collection<Verdict> verdicts,
      Set<String> duplicateFree) {
    List<LinkRecord> ordered =
        records.stream()
            .sorted(Comparator.comparing(LinkRecord::id, UuidOrder.SMALLEST_FIRST))
            .toList();
    Map<UUID, Integer> places = new HashMap<>();
    ordered.forEach(record -> places.put(record.id(), places.size()));
    Agglomeration agglomeration = new Agglomeration(model, ordered, duplicateFree);
    for (ScoredPair pair : known) {
      if (places.containsKey(pair.a()) && places.containsKey(pair.b())) {
        agglomeration.pair(places.get(pair.a()), places.get(pair.b()), pair);
      }
    }
    for (Verdict verdict : verdicts) {
      if (places.containsKey(verdict.a()) && places.containsKey(verdict.b())) {
        agglomeration.verdict(places.get(verdict.a()), places.get(verdict.b()), verdict.same());
      }
    }
    int[] parts = agglomeration.parts();
    return new Clusters(clusters(ordered, parts), review(agglomeration, known, places, parts));
  }

  private static List<RecordCluster> clusters(List<LinkRecord> ordered, int[] parts) {
    Map<Integer, List<UUID>> held = new HashMap<>();
    for (int at = 0; at < parts.length; at++) {
      held.computeIfAbsent(parts[at], part -> new ArrayList<>(4)).add(ordered.get(at).id());
    }
    return held.values().stream()
        .map(RecordCluster::new)
        .sorted(Comparator.comparing(RecordCluster::jointId, UuidOrder.SMALLEST_FIRST))
        .toList();
  }

  /** Of each two clusters the pair most alike, if all pairs across them come to that much. */
  private static List<ScoredPair> review(
      Agglomeration agglomeration,
      Collection<ScoredPair> known,
      Map<UUID, Integer> places,
      int[] parts) {
    Map<Long, ScoredPair> best = new HashMap<>();
    for (ScoredPair pair : known) {
      Integer a = places.get(pair.a());
      Integer b = places.get(pair.b());
      if (pair.joins() && a != null && b != null && parts[a] != parts[b]) {
        long between = ((long) Math.min(parts[a], parts[b]) << 32) | Math.max(parts[a], parts[b]);
        best.merge(between, pair, (one, two) -> MOST_ALIKE.compare(one, two) <= 0 ? one : two);
      }
    }
    return best.entrySet().stream()
        .filter(
            entry -> agglomeration.open((int) (entry.getKey() >>> 32), entry.getKey().intValue()))
        .map(Map.Entry::getValue)
        .sorted(BY_IDS)
        .toList();
  }
}
