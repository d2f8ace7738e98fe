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
    Clustering clustering = new Clustering(model, ordered, duplicateFree);
    for (ScoredPair pair : known) {
      if (places.containsKey(pair.a()) && places.containsKey(pair.b())) {
        clustering.pair(places.get(pair.a()), places.get(pair.b()), pair);
      }
    }
    for (Verdict verdict : verdicts) {
      if (places.containsKey(verdict.a()) && places.containsKey(verdict.b())) {
        clustering.verdict(places.get(verdict.a()), places.get(verdict.b()), verdict.same());
      }
    }
    int[] parts = clustering.parts();
    return new Clusters(clusters(ordered, parts), clustering.review(parts));
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
}
