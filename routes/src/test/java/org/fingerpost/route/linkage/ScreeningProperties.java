package org.fingerpost.route.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fingerpost.schema.Kind;

class ScreeningProperties {
  @Property(tries = 300)
  void no_score_is_higher_than_what_two_records_in_outline_may_come_to(@ForAll Random random) {
    List<LinkRecord> records = AlikeRecords.of(random, 24);
    LinkModel model =
        random.nextInt(4) == 0
            ? LinkModel.shipped(Kind.ORGANIZATION)
            : ModelTrainer.train(Kind.ORGANIZATION, records);
    assertNoneIsHigher(model, records);
  }

  @Property(tries = 10)
  void no_score_of_invented_groups_is_higher_either(@ForAll Random random) {
    List<LinkRecord> records = new ArrayList<>();
    for (Invented each : InventedGroups.of(4, random.nextInt())) {
      records.add(each.record(Kind.ORGANIZATION, records.size()));
    }
    assertNoneIsHigher(ModelTrainer.train(Kind.ORGANIZATION, records), records);
  }

  /** Without this, an outline that refuses nothing would do. */
  @Example
  void most_pairs_that_share_a_key_and_do_not_join_are_refused() {
    List<LinkRecord> records = new ArrayList<>();
    for (Invented each : InventedGroups.of(20, 7)) {
      records.add(each.record(Kind.ORGANIZATION, records.size()));
    }
    LinkModel model = ModelTrainer.train(Kind.ORGANIZATION, records);
    Screening screening = new Screening(model);
    RecordIndex index = new RecordIndex();
    int refused = 0;
    int apart = 0;
    for (LinkRecord record : records) {
      for (LinkRecord other : index.add(record, model.blockingKeys(record))) {
        apart += model.score(record, other).joins() ? 0 : 1;
        boolean may = screening.mayJoin(screening.outline(record), screening.outline(other));
        refused += may ? 0 : 1;
      }
    }
    assertThat((double) refused / apart).isGreaterThan(0.6);
  }

  private static void assertNoneIsHigher(LinkModel model, List<LinkRecord> records) {
    Screening screening = new Screening(model);
    List<long[]> outlines = records.stream().map(screening::outline).toList();
    for (int i = 0; i < records.size(); i++) {
      for (int j = i + 1; j < records.size(); j++) {
        ScoredPair pair = model.score(records.get(i), records.get(j));
        double most = screening.mostScore(outlines.get(i), outlines.get(j));
        assertThat(pair.score())
            .as("%s", model.compare(records.get(i), records.get(j)))
            .isLessThanOrEqualTo(most);
        if (!screening.mayJoin(outlines.get(j), outlines.get(i))) {
          assertThat(pair.joins()).isFalse();
        }
      }
    }
  }
}
