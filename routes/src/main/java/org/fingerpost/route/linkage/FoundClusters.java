package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fingerpost.schema.UuidOrder;

/** Which of the records here were found to be the same one, and which pairs are for a person. */
final class FoundClusters {
  private final LinkModel model;
  private final Set<String> duplicateFree;
  private final HeldRecords records;
  private final ScoredPairs pairs;
  private final HeldVerdicts verdicts;
  private final ClusterRings rings = new ClusterRings();

  /** Those of the component that is being clustered, in the order of their ids. */
  private final NumberSet places = new NumberSet();

  /** Each pair stands with one of its two records. Few records have any. */
  private final Map<Integer, List<ScoredPair>> review = new HashMap<>();

  FoundClusters(
      LinkModel model,
      Set<String> duplicateFree,
      HeldRecords records,
      ScoredPairs pairs,
      HeldVerdicts verdicts) {
    this.model = model;
    this.duplicateFree = Set.copyOf(duplicateFree);
    this.records = records;
    this.pairs = pairs;
    this.verdicts = verdicts;
  }

  void isAlone(int number) {
    rings.isAlone(number);
    review.remove(number);
  }

  /** Clusters a whole component anew. */
  void cluster(int[] component) {
    places.clear();
    ordered(component).forEach(places::add);
    List<LinkRecord> members =
        IntStream.range(0, places.size()).mapToObj(at -> records.get(places.get(at))).toList();
    Clustering clustering = new Clustering(model, members, duplicateFree);
    for (int at = 0; at < places.size(); at++) {
      isAlone(places.get(at));
      tell(clustering, at);
    }
    int[] parts = clustering.parts();
    for (int at = 0; at < parts.length; at++) {
      if (parts[at] != at) {
        rings.take(places.get(parts[at]), places.get(at));
      }
    }
    for (ScoredPair pair : clustering.review(parts)) {
      review.computeIfAbsent(records.number(pair.a()), none -> new ArrayList<>(1)).add(pair);
    }
    clustering.eachWorkedOut(
        (a, b, score) -> pairs.put(places.get(a), places.get(b), score, Band.APART));
  }

  private IntStream ordered(int[] component) {
    return Arrays.stream(component)
        .boxed()
        .sorted(Comparator.comparing(records::id, UuidOrder.SMALLEST_FIRST))
        .mapToInt(number -> number);
  }

  private void tell(Clustering clustering, int at) {
    UUID id = records.id(places.get(at));
    pairs.eachPairOnce(
        places.get(at),
        (number, score, band) -> {
          if (!places.contains(number)) {
            return;
          }
          int other = places.place(number);
          if (band == Band.APART) {
            clustering.known(at, other, score);
            return;
          }
          UUID otherId = records.id(number);
          UUID a = at < other ? id : otherId;
          UUID b = at < other ? otherId : id;
          clustering.pair(at, other, new ScoredPair(a, b, score, false, band));
        });
    for (Verdict verdict : verdicts.about(id)) {
      int number = records.number(verdict.a().equals(id) ? verdict.b() : verdict.a());
      if (places.contains(number)) {
        clustering.verdict(at, places.place(number), verdict.same());
      }
    }
  }

  RecordCluster cluster(int number) {
    List<UUID> ids = new ArrayList<>(4);
    rings.each(number, member -> ids.add(records.id(member)));
    return new RecordCluster(ids);
  }

  /** Each once, in any order. */
  Collection<RecordCluster> clusters() {
    List<RecordCluster> clusters = new ArrayList<>();
    BitSet told = new BitSet();
    for (int number = 0; number < records.bound(); number++) {
      if (records.has(number) && !told.get(number)) {
        rings.each(number, told::set);
        clusters.add(cluster(number));
      }
    }
    return clusters;
  }

  /** Each once, in any order. */
  Collection<ScoredPair> review() {
    Set<ScoredPair> each = new HashSet<>();
    review.values().forEach(each::addAll);
    return each;
  }
}
