package org.fingerpost.route.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fingerpost.route.linkage.Clusters;
import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.route.linkage.Evidence;
import org.fingerpost.route.linkage.EvidenceKind;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.route.linkage.ScoredPair;
import org.fingerpost.route.linkage.Verdict;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.UuidOrder;

/** Clusters records of kinds that have a model, and says why each belongs where it does. */
final class ModelledClusters {
  private static final int EVIDENCE_TOLD = 4;

  /**
   * Nothing has so many records. Where a model that has grown old connects more, only its stronger
   * pairs count, in steps of bits until they fall apart: what a change costs stays bounded, and the
   * outcome a function of the records.
   */
  private static final int MOST_TOGETHER = 300;

  private static final double STEP = 4;

  /** No score is higher; what still hangs together does so by people's verdicts. */
  private static final double HIGHEST = 100;

  private static final Comparator<ScoredPair> BEST_FIRST =
      Comparator.comparingDouble(ScoredPair::score)
          .reversed()
          .thenComparing(ScoredPair::a, UuidOrder.SMALLEST_FIRST)
          .thenComparing(ScoredPair::b, UuidOrder.SMALLEST_FIRST);

  private final Linkage linkage;
  private final PairGraph graph;
  private final Map<UUID, String> reasons = new HashMap<>();

  ModelledClusters(Linkage linkage, PairGraph graph) {
    this.linkage = linkage;
    this.graph = graph;
  }

  /** The clusters of members of one kind, each ordered by id. */
  List<List<Member>> of(Kind kind, Collection<Member> members) {
    List<List<Member>> clusters = new ArrayList<>();
    LinkModel model = linkage.model(kind).orElseThrow();
    addClusters(model, members, Double.NEGATIVE_INFINITY, clusters);
    return clusters;
  }

  private void addClusters(
      LinkModel model, Collection<Member> members, double least, List<List<Member>> clusters) {
    for (List<Member> component : graph.components(members, least)) {
      if (component.size() == 1) {
        clusters.add(component);
      } else if (component.size() <= MOST_TOGETHER || least > HIGHEST) {
        clusters.addAll(split(model, component));
      } else {
        double stronger = Math.max(least, model.thresholds().linked()) + STEP;
        addClusters(model, component, stronger, clusters);
      }
    }
  }

  /** Why each record with company belongs to it: what speaks most for it. */
  Map<UUID, String> reasons() {
    return reasons;
  }

  private List<List<Member>> split(LinkModel model, List<Member> component) {
    Map<UUID, Member> byId = new HashMap<>();
    List<LinkRecord> records = new ArrayList<>(component.size());
    for (Member member : component) {
      byId.put(member.id(), member);
      records.add(linkage.recordOf(member.version()));
    }
    Set<ScoredPair> pairs = graph.pairsOf(component);
    Set<Verdict> verdicts = graph.verdictsOf(component);
    List<List<Member>> clusters = new ArrayList<>();
    Clusters.of(model, records, pairs, verdicts, linkage.duplicateFree())
        .clusters()
        .forEach(
            cluster -> {
              List<Member> members = cluster.records().stream().map(byId::get).toList();
              clusters.add(Components.ordered(members));
              explain(model, members, pairs, verdicts);
            });
    return clusters;
  }

  private void explain(
      LinkModel model, List<Member> cluster, Set<ScoredPair> pairs, Set<Verdict> verdicts) {
    Map<UUID, Member> within = new HashMap<>();
    cluster.forEach(member -> within.put(member.id(), member));
    for (Member member : cluster) {
      if (cluster.size() > 1) {
        reasons.put(member.id(), reason(model, member, within, pairs, verdicts));
      }
    }
  }

  private String reason(
      LinkModel model,
      Member member,
      Map<UUID, Member> within,
      Set<ScoredPair> pairs,
      Set<Verdict> verdicts) {
    Optional<Verdict> said =
        verdicts.stream()
            .filter(v -> v.same() && (v.a().equals(member.id()) || v.b().equals(member.id())))
            .min(Comparator.comparing(v -> v.a() + "/" + v.b()));
    if (said.isPresent()) {
      return "a person said so: " + said.get().reason();
    }
    return pairs.stream()
        .filter(pair -> pair.holds(member.id()))
        .filter(pair -> within.containsKey(pair.a()) && within.containsKey(pair.b()))
        .min(BEST_FIRST)
        .map(pair -> told(model, within.get(pair.a()), within.get(pair.b())))
        .orElse("alike to the others together");
  }

  private String told(LinkModel model, Member a, Member b) {
    return told(model.compare(linkage.recordOf(a.version()), linkage.recordOf(b.version())));
  }

  /**
   * What speaks most for or against the two, such as: same charity number +9.1, name alike +4.0.
   */
  static String told(Comparison pair) {
    return pair.evidence().stream()
        .filter(evidence -> evidence.kind() != EvidenceKind.START)
        .sorted(
            Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight()))
                .thenComparing(Evidence::sentence))
        .limit(EVIDENCE_TOLD)
        .map(e -> String.format(Locale.ROOT, "%s %+.1f", e.sentence(), e.weight()))
        .collect(Collectors.joining(", "));
  }
}
