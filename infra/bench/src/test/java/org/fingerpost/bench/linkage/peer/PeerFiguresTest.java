package org.fingerpost.bench.linkage.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The best threshold of matches so few that it can be seen. */
class PeerFiguresTest {
  @Test
  void the_best_threshold_is_where_false_pairs_begin() {
    // Entities ab, cd, e; the third match is false.
    assertThat(
            figures(
                one(1, 1, 2, 2, 3),
                new PeerMatch(0, 1, 0.9),
                new PeerMatch(2, 3, 0.8),
                new PeerMatch(1, 2, 0.7)))
        .containsExactly(
            "figure\t1.000000\t1.000000\t2.5\tway, pairs from 0.80",
            "figure\t1.000000\t1.000000\t2.5\tway, joined from 0.80");
  }

  @Test
  void joined_matches_find_the_pair_between_the_ends() {
    // Of the three pairs of abc two match: all three are in one cluster.
    assertThat(figures(one(1, 1, 1), new PeerMatch(0, 1, 0.9), new PeerMatch(1, 2, 0.6)))
        .containsExactly(
            "figure\t1.000000\t0.666667\t2.5\tway, pairs from 0.60",
            "figure\t1.000000\t1.000000\t2.5\tway, joined from 0.60");
  }

  @Test
  void joining_counts_every_false_pair_that_it_makes() {
    // ab and cd become one by a match as likely as theirs: 6 pairs, 2 of them true.
    assertThat(
            figures(
                one(1, 1, 2, 2),
                new PeerMatch(0, 1, 0.9),
                new PeerMatch(2, 3, 0.9),
                new PeerMatch(1, 2, 0.9)))
        .containsExactly(
            "figure\t0.666667\t1.000000\t2.5\tway, pairs from 0.90",
            "figure\t0.333333\t1.000000\t2.5\tway, joined from 0.90");
  }

  @Test
  void in_two_tables_the_likelier_match_takes_a_row() {
    PeerTable two =
        new PeerTable(
            List.of(Map.of(), Map.of(), Map.of(), Map.of()),
            new int[] {1, 2, 1, 2},
            new int[] {0, 0, 1, 1});
    // The second match would take a row that the first has taken.
    assertThat(
            figures(
                two, new PeerMatch(0, 2, 0.9), new PeerMatch(0, 3, 0.85), new PeerMatch(1, 3, 0.8)))
        .contains(
            "figure\t0.666667\t1.000000\t2.5\tway, pairs from 0.80",
            "figure\t1.000000\t1.000000\t2.5\tway, each once from 0.80");
  }

  private static PeerTable one(int... entities) {
    return new PeerTable(List.of(), entities, new int[entities.length]);
  }

  private static List<String> figures(PeerTable table, PeerMatch... matches) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PeerFigures(table, new PrintStream(out, true, StandardCharsets.UTF_8))
        .tell("way", List.of(matches), 2.5);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
