package org.fingerpost.bench.linkage.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scify.jedai.blockbuilding.QGramsBlocking;
import org.scify.jedai.blockbuilding.StandardBlocking;
import org.scify.jedai.blockprocessing.blockcleaning.BlockFiltering;
import org.scify.jedai.blockprocessing.comparisoncleaning.CardinalityNodePruning;
import org.scify.jedai.datamodel.AbstractBlock;
import org.scify.jedai.datamodel.EntityProfile;
import org.scify.jedai.datamodel.EquivalenceCluster;
import org.scify.jedai.datamodel.SimilarityPairs;
import org.scify.jedai.entityclustering.CenterClustering;
import org.scify.jedai.entityclustering.IEntityClustering;
import org.scify.jedai.entityclustering.MergeCenterClustering;
import org.scify.jedai.entityclustering.RicochetSRClustering;
import org.scify.jedai.entitymatching.ProfileMatcher;
import org.scify.jedai.utilities.enumerations.RepresentationModel;
import org.scify.jedai.utilities.enumerations.SimilarityMetric;
import org.scify.jedai.utilities.enumerations.WeightingScheme;

/** JedAI 3.1: its schema-agnostic workflow, with several ways to weigh likeness and to cluster. */
final class JedaiPeer {
  private record Likeness(RepresentationModel model, SimilarityMetric metric) {}

  private static final List<Likeness> LIKENESSES =
      List.of(
          new Likeness(
              RepresentationModel.TOKEN_UNIGRAMS_TF_IDF, SimilarityMetric.COSINE_SIMILARITY),
          new Likeness(
              RepresentationModel.CHARACTER_TRIGRAMS_TF_IDF, SimilarityMetric.COSINE_SIMILARITY),
          new Likeness(RepresentationModel.CHARACTER_BIGRAMS, SimilarityMetric.JACCARD_SIMILARITY),
          new Likeness(
              RepresentationModel.CHARACTER_BIGRAMS_TF_IDF,
              SimilarityMetric.GENERALIZED_JACCARD_SIMILARITY));

  private static final int SMALL = 5_000;
  private static final float STEP = 0.05f;

  private final PeerTable table;
  private final PeerFigures figures;

  /** Rows by the number that JedAI gives them within their table. */
  private final List<List<Integer>> rows = List.of(new ArrayList<>(), new ArrayList<>());

  private final List<List<EntityProfile>> profiles = List.of(new ArrayList<>(), new ArrayList<>());

  JedaiPeer(PeerTable table, PeerFigures figures) {
    this.table = table;
    this.figures = figures;
    for (int i = 0; i < table.rows().size(); i++) {
      EntityProfile profile = new EntityProfile(Integer.toString(i));
      table.rows().get(i).forEach(profile::addAttribute);
      profiles.get(table.tables()[i]).add(profile);
      rows.get(table.tables()[i]).add(i);
    }
  }

  void run() {
    for (Likeness likeness : LIKENESSES) {
      long begun = System.nanoTime();
      SimilarityPairs pairs = matcher(likeness).executeComparisons(blocks());
      double seconds = (System.nanoTime() - begun) / 1e9;
      figures.tell(likeness.model().name(), matches(pairs), seconds);
      if (!table.isTwoTables()) {
        cluster("center", new CenterClustering(), pairs, likeness, seconds);
        cluster("merge center", new MergeCenterClustering(), pairs, likeness, seconds);
        if (table.rows().size() < SMALL) {
          cluster("ricochet", new RicochetSRClustering(), pairs, likeness, seconds);
        }
      }
    }
  }

  private List<AbstractBlock> blocks() {
    boolean small = table.rows().size() <= SMALL;
    var building = small ? new QGramsBlocking(3) : new StandardBlocking();
    List<AbstractBlock> blocks =
        table.isTwoTables()
            ? building.getBlocks(profiles.get(0), profiles.get(1))
            : building.getBlocks(profiles.get(0));
    List<AbstractBlock> filtered = new BlockFiltering(0.5f).refineBlocks(blocks);
    return new CardinalityNodePruning(WeightingScheme.JS).refineBlocks(filtered);
  }

  private ProfileMatcher matcher(Likeness likeness) {
    return table.isTwoTables()
        ? new ProfileMatcher(profiles.get(0), profiles.get(1), likeness.model(), likeness.metric())
        : new ProfileMatcher(profiles.get(0), likeness.model(), likeness.metric());
  }

  private List<PeerMatch> matches(SimilarityPairs pairs) {
    int[] first = pairs.getEntityIds1();
    int[] second = pairs.getEntityIds2();
    Map<Long, PeerMatch> matches = new HashMap<>();
    for (int i = 0; i < pairs.getNoOfComparisons(); i++) {
      int a = rows.get(0).get(first[i]);
      int b = rows.get(table.isTwoTables() ? 1 : 0).get(second[i]);
      long key = ((long) Math.min(a, b) << 32) | Math.max(a, b);
      matches.put(key, new PeerMatch(a, b, pairs.getSimilarities()[i]));
    }
    return List.copyOf(matches.values());
  }

  /** Tells the best threshold of a way of clustering that is JedAI's own. */
  private void cluster(
      String name,
      IEntityClustering clustering,
      SimilarityPairs pairs,
      Likeness likeness,
      double seconds) {
    for (float threshold = STEP; threshold < 1; threshold += STEP) {
      clustering.setSimilarityThreshold(threshold);
      long right = 0;
      long found = 0;
      for (EquivalenceCluster cluster : clustering.getDuplicates(pairs)) {
        Map<Integer, Long> sizes = new HashMap<>();
        for (int id : cluster.getEntityIdsD1().toArray()) {
          sizes.merge(table.entities()[rows.get(0).get(id)], 1L, Long::sum);
        }
        found += pairsOf(cluster.getEntityIdsD1().size());
        right += sizes.values().stream().mapToLong(JedaiPeer::pairsOf).sum();
      }
      String how = "%s, %s from %.2f".formatted(likeness.model(), name, threshold);
      figures.tell(how, right, found, seconds);
    }
  }

  private static long pairsOf(long size) {
    return size * (size - 1) / 2;
  }
}
