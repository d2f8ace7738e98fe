package org.fingerpost.route.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.schema.NormalisedChange;

/** A telephone number that more and more hold, and fewer again, until a model learns of it. */
class FenceProperties {
  private static final int FENCE = 100;
  private static HikariDataSource database;

  private final Linkages linkages = Linkages.byModel(List.of());

  @BeforeContainer
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterContainer
  static void close() {
    database.close();
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void what_a_key_at_the_fence_links_goes_by_who_holds_it_in_the_end(
      @ForAll @IntRange(min = FENCE - 1, max = FENCE + 2) int holders, @ForAll Random random) {
    List<NormalisedChange> arrivals = new ArrayList<>();
    arrivals.add(holder(0, "Quentlow").at(1));
    arrivals.add(holder(1, "Quentlov").at(1));
    for (int at = 2; at < holders + 2; at++) {
      arrivals.add(holder(at, word(at)).at(1));
    }
    List<NormalisedChange> leaving = List.of(holder(2, word(2)).goneAt(2), without(3).at(2));

    String pairFirst = outcome(arrivals, leaving, random);
    Collections.reverse(arrivals);
    String pairLast = outcome(arrivals, leaving, random);
    Collections.shuffle(arrivals, random);
    assertThat(outcome(arrivals, leaving, random)).isEqualTo(pairFirst).isEqualTo(pairLast);
    assertThat(linked()).isEqualTo(holders <= FENCE);
  }

  private String outcome(
      List<NormalisedChange> arrivals, List<NormalisedChange> leaving, Random random) {
    Hub.empty(database);
    Hub.shipModels(database);
    resolveInBatches(arrivals, random);
    resolveInBatches(leaving, random);
    return Hub.outcome(database)
        + Hub.rows(database, "SELECT a, b, score FROM link_pair ORDER BY 1, 2");
  }

  private void resolveInBatches(List<NormalisedChange> changes, Random random) {
    for (int from = 0; from < changes.size(); ) {
      int to = Math.min(changes.size(), from + 1 + random.nextInt(40));
      Hub.resolve(database, linkages, changes.subList(from, to));
      from = to;
    }
  }

  private static boolean linked() {
    return !Hub.rows(database, "SELECT 1 FROM source_record WHERE joint_id <> source_id").isEmpty();
  }

  /** The telephone is all that two of them share: a name of one word gives no key but itself. */
  private static Hub.Draft holder(int number, String name) {
    return without(number).with("name", name).phone("+44 1632 960123");
  }

  private static Hub.Draft without(int number) {
    return Hub.organization("member" + number % 3, "k" + number)
        .with("name", "Name" + word(number));
  }

  /** Far from any other by its letters. */
  private static String word(int number) {
    String letters = "abcdefghij";
    String word = "" + letters.charAt(number / 10 % 10) + letters.charAt(number % 10);
    return word.repeat(4) + (number >= 100 ? "zzzz" : "");
  }
}
