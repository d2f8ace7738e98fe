package org.fingerpost.route.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class DistancesProperties {
  @Property
  void a_page_is_a_part_of_what_sorting_all_would_give(
      @ForAll("distances") List<Double> metres,
      @ForAll @IntRange(max = 60) int from,
      @ForAll @IntRange(min = 1, max = 30) int limit) {
    double[] all = metres.stream().mapToDouble(Double::doubleValue).toArray();
    int offset = from % all.length;
    Distances.Part part =
        new Distances(IntStream.range(0, all.length).toArray(), all.clone()).part(offset, limit);
    List<Double> read = Arrays.stream(part.metres()).boxed().sorted().skip(part.skipped()).toList();
    List<Double> expected = metres.stream().sorted().skip(offset).toList();
    int shown = Math.min(limit, expected.size());
    assertThat(read.subList(0, shown)).isEqualTo(expected.subList(0, shown));
    double last = expected.get(shown - 1);
    assertThat(part.numbers())
        .as("all that are as far as something on the page, by their numbers")
        .containsExactly(
            IntStream.range(0, all.length)
                .filter(place -> all[place] >= expected.get(0) && all[place] <= last)
                .toArray());
  }

  /** Few values, so that many are as far as others; some stand nowhere. */
  @Provide
  Arbitrary<List<Double>> distances() {
    Arbitrary<Double> metres =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.integers().between(0, 90).map(i -> i / 2.0)),
            Tuple.of(1, Arbitraries.just(Double.POSITIVE_INFINITY)));
    return metres.list().ofMinSize(1).ofMaxSize(400);
  }
}
