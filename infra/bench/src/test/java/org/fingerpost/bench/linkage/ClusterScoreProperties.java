package org.fingerpost.bench.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ClusterScoreProperties {
  @Property
  void over_pairs_it_is_what_counting_every_pair_gives(
      @ForAll @Size(12) int @IntRange(max = 4) [] truth,
      @ForAll @Size(12) int @IntRange(max = 4) [] found) {
    long common = 0;
    long linked = 0;
    long same = 0;
    for (int a = 0; a < 12; a++) {
      for (int b = a + 1; b < 12; b++) {
        linked += found[a] == found[b] ? 1 : 0;
        same += truth[a] == truth[b] ? 1 : 0;
        common += found[a] == found[b] && truth[a] == truth[b] ? 1 : 0;
      }
    }
    assertThat(ClusterScore.of(truth, found).pairs()).isEqualTo(Rates.of(common, linked, same));
  }
}
