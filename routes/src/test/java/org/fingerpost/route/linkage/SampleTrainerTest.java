package org.fingerpost.route.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.Test;

class SampleTrainerTest {
  private final List<LinkRecord> records = records(900);

  @Test
  void from_a_sample_that_is_all_it_learns_what_all_at_once_teach() {
    SampleTrainer trainer = new SampleTrainer(Kind.ORGANIZATION, records, 100_000);
    List<LinkRecord> otherwise = new ArrayList<>(records);
    Collections.shuffle(otherwise, new Random(3));
    otherwise.forEach(trainer::take);
    LinkModel learned = trainer.learn();
    LinkModel whole = ModelTrainer.train(Kind.ORGANIZATION, records);
    long keys = 0;
    long same = 0;
    for (LinkRecord record : records) {
      long[] all = whole.blockingKeys(record);
      keys += all.length;
      same += Arrays.stream(learned.blockingKeys(record)).filter(key -> holds(all, key)).count();
    }
    // A few share their slot with a crowded one.
    assertThat((double) same / keys).isBetween(0.999, 1.0);
    assertThat(learned.score(records.get(0), records.get(1)))
        .isEqualTo(whole.score(records.get(0), records.get(1)));
  }

  @Test
  void a_key_that_is_rare_in_the_sample_and_crowded_among_all_is_known_as_crowded() {
    SampleTrainer trainer =
        new SampleTrainer(Kind.ORGANIZATION, records.subList(0, 60), records.size());
    records.forEach(trainer::take);
    LinkModel learned = trainer.learn();
    records.forEach(learned::blockingKeys);
    LinkModel kept = LinkModel.fromJson(learned.toJson());
    LongCounts holders = new LongCounts(1024);
    for (LinkRecord record : records) {
      assertThat(kept.blockingKeys(record)).isEqualTo(learned.blockingKeys(record));
      for (long key : kept.blockingKeys(record)) {
        holders.add(key, 1);
      }
    }
    for (long key : holders.sortedKeys()) {
      assertThat(holders.get(key)).isLessThanOrEqualTo(Counting.CROWD);
    }
  }

  private static boolean holds(long[] sorted, long key) {
    return Arrays.binarySearch(sorted, key) >= 0;
  }

  /** Groups of one town, of which thirty share each telephone. */
  private static List<LinkRecord> records(int number) {
    List<LinkRecord> records = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      ObjectNode value = Json.object().put("name", "Group %d of Ward %d".formatted(i, i % 50));
      value.putArray("phones").addObject().put("number", "+44 1632 9600%02d".formatted(i % 30));
      ObjectNode address = value.putArray("addresses").addObject();
      address.put("address_1", i + " High Street").put("city", "Evesham");
      address.put("postal_code", "WR%d 1AA".formatted(i % 9 + 1));
      UUID id = new UUID(Text.hash(i, 7), Text.hash(i, 11));
      records.add(LinkRecord.of(id, "barn/groups", Kind.ORGANIZATION, value));
    }
    return records;
  }
}
