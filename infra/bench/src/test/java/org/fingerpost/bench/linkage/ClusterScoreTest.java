package org.fingerpost.bench.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against figures worked out by hand. */
class ClusterScoreTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void what_is_wholly_right_scores_one() {
    ClusterScore score = ClusterScore.of(array(1, 1, 2, 3, 3, 3), array(7, 7, 8, 9, 9, 9));
    assertThat(score.pairs()).isEqualTo(new Rates(1, 1));
    assertThat(score.clusters()).isEqualTo(new Rates(1, 1));
    assertThat(score.bCubed()).isEqualTo(new Rates(1, 1));
  }

  @Test
  void nothing_linked_is_precise_and_recalls_nothing() {
    ClusterScore score = ClusterScore.of(array(1, 1, 2, 2), array(1, 2, 3, 4));
    assertThat(score.pairs()).isEqualTo(new Rates(1, 0));
    assertThat(score.pairs().f1()).isZero();
    assertThat(score.clusters()).isEqualTo(new Rates(1, 0));
    // Each record alone: wholly its own cluster, half of its entity.
    assertThat(score.bCubed()).isEqualTo(new Rates(1, 0.5));
  }

  @Test
  void all_in_one_cluster_recalls_all_and_is_imprecise() {
    ClusterScore score = ClusterScore.of(array(1, 1, 2, 2), array(5, 5, 5, 5));
    // 6 pairs, 2 of them true.
    assertThat(score.pairs().precision()).isEqualTo(2.0 / 6, EXACT);
    assertThat(score.pairs().recall()).isEqualTo(1);
    assertThat(score.pairs().f1()).isEqualTo(0.5, EXACT);
    assertThat(score.clusters()).isEqualTo(new Rates(0, 0));
    assertThat(score.bCubed()).isEqualTo(new Rates(0.5, 1));
  }

  @Test
  void a_record_too_many_in_one_of_two_clusters() {
    // Entities abc and de; found abcd and e.
    ClusterScore score = ClusterScore.of(array(1, 1, 1, 2, 2), array(1, 1, 1, 1, 2));
    // Found 6 pairs, to find 3 + 1 = 4, in common ab ac bc.
    assertThat(score.pairs().precision()).isEqualTo(3.0 / 6, EXACT);
    assertThat(score.pairs().recall()).isEqualTo(3.0 / 4, EXACT);
    assertThat(score.pairs().f1()).isEqualTo(0.6, EXACT);
    assertThat(score.clusters()).isEqualTo(new Rates(0, 0));
    // abc: 3/4 each, d: 1/4, e: 1; recall abc 1 each, d and e 1/2.
    assertThat(score.bCubed().precision()).isEqualTo((3 * 0.75 + 0.25 + 1) / 5, EXACT);
    assertThat(score.bCubed().recall()).isEqualTo((3 + 0.5 + 0.5) / 5, EXACT);
  }

  @Test
  void a_split_entity_beside_a_right_one() {
    // Entities abcd and ef; found ab, cd and ef.
    ClusterScore score = ClusterScore.of(array(1, 1, 1, 1, 2, 2), array(1, 1, 2, 2, 3, 3));
    assertThat(score.pairs()).isEqualTo(new Rates(1, 3.0 / 7));
    assertThat(score.clusters().precision()).isEqualTo(1.0 / 3, EXACT);
    assertThat(score.clusters().recall()).isEqualTo(1.0 / 2, EXACT);
    assertThat(score.bCubed().recall()).isEqualTo((4 * 0.5 + 2) / 6, EXACT);
  }

  @Test
  void where_there_is_nothing_to_find_a_link_is_false() {
    ClusterScore score = ClusterScore.of(array(1, 2, 3), array(1, 1, 2));
    assertThat(score.pairs()).isEqualTo(new Rates(0, 1));
  }

  private static int[] array(int... numbers) {
    return numbers;
  }
}
