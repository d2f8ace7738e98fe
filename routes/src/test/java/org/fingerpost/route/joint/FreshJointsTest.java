package org.fingerpost.route.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.fingerpost.route.joint.FreshJoints.Fresh;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.Test;

class FreshJointsTest {
  private final FreshJoints fresh = FreshJoints.shared();
  private final UUID id = UUID.randomUUID();

  @Test
  void a_record_is_found_under_the_row_that_names_it_and_under_no_other() {
    fresh.put(7, joints(1));
    assertThat(fresh.find(7, id)).isPresent();
    assertThat(fresh.find(8, id)).isEmpty();
    assertThat(fresh.find(7, UUID.randomUUID())).isEmpty();
  }

  @Test
  void what_was_sent_is_let_go_with_all_before_it() {
    fresh.put(7, joints(1));
    fresh.put(8, joints(1));
    fresh.put(9, joints(1));
    fresh.sentUpTo(8);
    assertThat(fresh.find(7, id)).isEmpty();
    assertThat(fresh.find(8, id)).isEmpty();
    assertThat(fresh.find(9, id)).isPresent();
  }

  @Test
  void a_row_that_was_sent_before_it_was_handed_over_is_not_kept() {
    fresh.sentUpTo(7);
    fresh.put(7, joints(1));
    assertThat(fresh.find(7, id)).isEmpty();
  }

  @Test
  void what_is_full_takes_nothing_more_until_something_was_sent() {
    fresh.put(1, joints(900));
    fresh.put(2, joints(200));
    assertThat(fresh.find(2, id)).isEmpty();
    fresh.sentUpTo(1);
    fresh.put(3, joints(200));
    assertThat(fresh.find(3, id)).isPresent();
  }

  @Test
  void another_process_that_publishes_leaves_nothing_here() {
    fresh.put(1, joints(1));
    fresh.clear();
    assertThat(fresh.find(1, id)).isEmpty();
  }

  private Map<UUID, Fresh> joints(int number) {
    JointRecord record = new JointRecord(id, Kind.ORGANIZATION, new TreeMap<>(), List.of());
    Fresh joint = new Fresh(record, JointCodec.write(record));
    Map<UUID, Fresh> joints = new HashMap<>(Map.of(id, joint));
    for (int i = 1; i < number; i++) {
      joints.put(UUID.randomUUID(), joint);
    }
    return joints;
  }
}
