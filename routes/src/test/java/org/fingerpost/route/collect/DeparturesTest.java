package org.fingerpost.route.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TestHub;
import org.fingerpost.route.flow.TestMember;
import org.fingerpost.schema.Topics;
import org.junit.jupiter.api.Test;

class DeparturesTest {
  private final MemberDescriptor member = TestMember.unique().describe();
  private final Withdrawals withdrawals = new Withdrawals(TestHub.database());

  @Test
  void a_dataset_that_left_a_valid_descriptor_is_taken_back_at_once() throws Exception {
    collectTwo();
    lookWith(withoutDatasets());

    assertThat(standing()).isZero();
    assertThat(withdrawals.members()).doesNotContain(member.id());
  }

  @Test
  void a_dataset_that_comes_back_is_shared_again() throws Exception {
    collectTwo();
    lookWith(withoutDatasets());
    collectTwo();

    assertThat(standing()).isEqualTo(2);
  }

  @Test
  void a_dataset_that_is_pushed_is_taken_back_though_no_ledger_knows_its_records()
      throws Exception {
    MemberTopic topic = new MemberTopic(member.id(), "groups", java.time.Clock.systemUTC());
    try (TestHub hub = TestHub.of(member)) {
      new PositionStore(TestHub.database())
          .open(member.id(), "groups", java.util.UUID.randomUUID());
      byte[] value = "{\"title\":\"Chess Club\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      hub.services()
          .writer()
          .writeAll(List.of(topic.present("1", java.util.UUID.randomUUID(), value)));
    }
    lookWith(withoutDatasets());

    assertThat(standing()).isZero();
  }

  @Test
  void a_member_without_a_descriptor_is_held_until_a_person_withdraws_it() throws Exception {
    collectTwo();
    RouteBoard.Status held = lookWith();
    assertThat(held.state()).isEqualTo(RouteBoard.State.HELD);
    assertThat(held.cause()).contains("fingerpost withdraw " + member.id());
    assertThat(standing()).isEqualTo(2);

    withdrawals.ask(member.id());
    assertThat(lookWith().state()).isEqualTo(RouteBoard.State.FRESH);
    assertThat(standing()).isZero();
    assertThat(withdrawals.asked()).doesNotContain(member.id());
  }

  @Test
  void a_word_given_before_the_descriptor_came_back_counts_no_more() throws Exception {
    collectTwo();
    withdrawals.ask(member.id());
    lookWith(member);
    lookWith();

    assertThat(standing()).isEqualTo(2);
  }

  private void collectTwo() throws Exception {
    MemberTable table = new MemberTable(10);
    table.put("1", "title", "Chess Club").put("2", "title", "Choir");
    try (TestHub hub = TestHub.of(member)) {
      RouteBoard.Line line =
          hub.services().board().line("collect", member.id(), "groups", Duration.ZERO);
      new DatasetCollector(
              hub.services(), member.id(), member.dataset("groups"), table, line, () -> false)
          .collect();
    }
  }

  private MemberDescriptor withoutDatasets() {
    return new MemberDescriptor(
        member.id(), member.name(), member.website(), member.zone(), member.system(), List.of());
  }

  /** How the member stands on the board after a look of a hub with these descriptors. */
  private RouteBoard.Status lookWith(MemberDescriptor... described) throws Exception {
    try (TestHub hub = TestHub.of(described)) {
      new Departures(hub.services()).look();
      // Made here where there is nothing to say of it.
      hub.services().board().line("collect", member.id(), "", Duration.ZERO);
      return hub.services().board().all().stream()
          .filter(status -> status.member().equals(member.id()))
          .findFirst()
          .orElseThrow();
    }
  }

  private int standing() {
    return TestBroker.compacted(TestBroker.settings(), Topics.memberRecords(member.id())).size();
  }
}
