package org.fingerpost.route.control.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Audit;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.control.RefusalFilter;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.TestHub;
import org.fingerpost.route.operate.quarantine.Cause;
import org.fingerpost.route.operate.quarantine.Causes;
import org.fingerpost.route.operate.quarantine.Quarantine;
import org.fingerpost.route.operate.quarantine.QuarantineDesk;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplaysTest {
  private static final Asked ANN = new Asked("Ann", "the mapping is mended");
  private static final AtomicLong ORDERS = new AtomicLong(1_000_000);

  private final Quarantine quarantine = new Quarantine(TestHub.database());
  private final QuarantineDesk desk = new QuarantineDesk(TestHub.database());
  private final Causes causes = new Causes(TestHub.database());
  private RefusedGroups groups;

  @BeforeEach
  void threeGroupsThatWereRefused() throws Exception {
    groups = new RefusedGroups();
    groups.send("1", "{\"heading\":\"Chess Club\"}");
    groups.send("2", "{\"heading\":\"Lunch Club\"}");
    groups.send("3", "{\"note\":\"no name at all\"}");
    groups.quarantine();
  }

  @AfterEach
  void stop() {
    groups.close();
  }

  @Test
  void what_passes_is_sent_on_once_and_counted_and_what_does_not_stays_open() throws Exception {
    ObjectNode first = replay(true, groups.all());
    ObjectNode second = replay(true, groups.all());

    assertThat(first.get("passed").asInt()).isEqualTo(2);
    assertThat(first.get("refused_again").asInt()).isOne();
    assertThat(first.get("reasons").get(0).get("reason").asText()).isEqualTo("required");
    assertThat(second.get("passed").asInt()).isZero();
    assertThat(groups.normalised()).hasSize(2);
    assertThat(groups.refusals("status")).containsExactly("1: replayed", "2: replayed", "3: open");
    assertThat(groups.refusals("attempts")).containsExactly("1: 0", "2: 0", "3: 2");
  }

  @Test
  void a_replayed_record_has_the_position_of_its_own_version() throws Exception {
    replay(true, groups.all());

    assertThat(groups.normalised())
        .extracting(r -> EventRecords.text(r.headers(), EventHeaders.ORIGIN))
        .extracting(text -> Origin.parse(text).offset())
        .containsExactlyInAnyOrder(0L, 1L);
  }

  @Test
  void a_newer_version_is_never_overwritten() throws Exception {
    groups.send("1", "{\"title\":\"Chess Club, moved\"}");

    ObjectNode outcome = replay(true, groups.all());

    assertThat(outcome.get("superseded").asInt()).isOne();
    assertThat(groups.normalised()).hasSize(1);
    assertThat(groups.refusals("status"))
        .containsExactly("1: superseded", "2: replayed", "3: open");
  }

  @Test
  void a_preview_tells_what_would_pass_and_changes_nothing() throws Exception {
    ObjectNode broken = carryOut(Order.Action.PREVIEW, false, groups.all());
    ObjectNode mended = carryOut(Order.Action.PREVIEW, true, groups.all());

    assertThat(broken.get("passed").asInt()).isZero();
    assertThat(mended.get("passed").asInt()).isEqualTo(2);
    assertThat(mended.get("refused_again").asInt()).isOne();
    assertThat(groups.normalised()).isEmpty();
    assertThat(groups.refusals("status || attempts"))
        .containsExactly("1: open0", "2: open0", "3: open0");
  }

  @Test
  void two_operators_at_once_replay_each_record_once() throws Exception {
    Replays replays = groups.replays(true);
    List<CompletableFuture<ObjectNode>> both =
        List.of(1, 2).stream()
            .map(
                number ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            return replays.carryOut(order(Order.Action.REPLAY, groups.all()));
                          } catch (Exception e) {
                            throw new AssertionError(e);
                          }
                        }))
            .toList();

    int passed = both.stream().mapToInt(each -> each.join().get("passed").asInt()).sum();
    assertThat(passed).isEqualTo(2);
    assertThat(groups.normalised()).hasSize(2);
  }

  @Test
  void one_that_was_replayed_already_says_so_and_so_does_a_filter_that_matches_nothing()
      throws Exception {
    String id = idOf("1");
    replay(true, RefusalFilter.one(id));

    assertThatThrownBy(() -> desk.replay(RefusalFilter.one(id), ANN))
        .isInstanceOf(OrderRefusedException.class)
        .hasMessageContaining("replayed by Ann");
    assertThatThrownBy(() -> desk.replay(RefusalFilter.one("none"), ANN))
        .hasMessageContaining("There is no refusal none");
    assertThatThrownBy(() -> desk.replay(groups.all().ofStage("collect"), ANN))
        .hasMessageContaining("Nothing in the quarantine")
        .hasMessageContaining("stage=collect");
  }

  @Test
  void a_record_of_a_topic_that_was_made_anew_is_told_and_stays_open() throws Exception {
    Refusal elsewhere = refusal("normalise", "another-topic-id/0/0");
    groups.keep(elsewhere);
    groups.keep(refusal("collect", "groups.csv, row 7"));

    ObjectNode outcome = replay(true, groups.all());

    assertThat(outcome.get("lost").asInt()).isOne();
    assertThat(outcome.get("at_member").asInt()).isOne();
    assertThat(quarantine.find(elsewhere.id()).orElseThrow().status()).isEqualTo("open");
  }

  @Test
  void what_resolve_refused_is_sent_to_it_again() throws Exception {
    replay(true, groups.all());
    var sent = groups.normalised().get(0);
    groups.keep(refusal("resolve", sent.topic() + '/' + sent.partition() + '/' + sent.offset()));

    ObjectNode outcome = replay(true, groups.all().ofStage("resolve"));

    assertThat(outcome.get("passed").asInt()).isOne();
    assertThat(groups.normalised())
        .filteredOn(again -> again.key().equals(sent.key()))
        .hasSize(2)
        .allSatisfy(again -> assertThat(again.value()).isEqualTo(sent.value()));
  }

  @Test
  void what_is_discarded_needs_a_reason_and_is_not_replayed_any_more() throws Exception {
    RefusalFilter third = RefusalFilter.one(idOf("3"));
    assertThatThrownBy(() -> desk.discard(third, new Asked("Ann", " ")))
        .hasMessageContaining("Say why");

    assertThat(desk.discard(third, new Asked("Ann", "a test row"))).isOne();

    assertThat(groups.refusals("status")).contains("3: discarded");
    assertThatThrownBy(() -> desk.discard(third, new Asked("Ben", "again")))
        .hasMessageContaining("discarded by Ann");
    assertThat(replay(true, groups.all()).get("refused_again").asInt()).isZero();
    assertThat(new Audit(TestHub.database()).newest(1))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("Ann");
              assertThat(entry.action()).isEqualTo("quarantine discard");
              assertThat(entry.why()).isEqualTo("a test row");
              assertThat(entry.result()).isEqualTo("1 discarded");
            });
  }

  @Test
  void a_look_at_the_record_itself_stands_in_the_audit() throws Exception {
    String id = idOf("3");

    assertThat(quarantine.look(id, new Asked("Ben", "")).get("note").asText())
        .isEqualTo("no name at all");

    assertThat(new Audit(TestHub.database()).newest(1))
        .extracting(Audit.Entry::who, Audit.Entry::action, Audit.Entry::target)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Ben", "quarantine look", id));
  }

  @Test
  void refusals_are_paged_newest_first_and_grouped_by_what_has_to_be_mended() throws Exception {
    var first = quarantine.list(groups.all(), "open", Optional.empty(), 2);
    var rest = quarantine.list(groups.all(), "open", Optional.of(first.get(1)), 2);

    assertThat(first).extracting(r -> r.key()).hasSize(2);
    assertThat(rest).extracting(r -> r.key()).hasSize(1).doesNotContainAnyElementsOf(keys(first));
    assertThat(causes.matching(groups.all(), 10))
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.number()).isEqualTo(3);
              assertThat(cause.reason()).isEqualTo("required");
            });
    assertThat(quarantine.count(groups.all(), 2)).isEqualTo(2);
  }

  @Test
  void causes_are_counted_as_refusals_come_and_go_and_folding_changes_no_count() throws Exception {
    assertThat(counted(groups.all())).isEqualTo(3);
    desk.discard(RefusalFilter.one(idOf("3")), new Asked("Ann", "a test row"));
    assertThat(counted(groups.all())).isEqualTo(2);

    causes.fold();
    causes.fold();

    assertThat(counted(groups.all())).isEqualTo(2);
    assertThat(counted(inTime(groups.all()))).isEqualTo(2);
    desk.discard(groups.all(), new Asked("Ann", "all of them"));
    assertThat(causes.matching(groups.all(), 10)).isEmpty();
  }

  private long counted(RefusalFilter filter) throws Exception {
    return causes.matching(filter, 10).stream().mapToLong(Cause::number).sum();
  }

  private static RefusalFilter inTime(RefusalFilter filter) {
    return new RefusalFilter(
        filter.id(),
        filter.member(),
        filter.dataset(),
        filter.stage(),
        filter.reason(),
        Optional.of(Instant.EPOCH),
        Optional.empty());
  }

  private static List<String> keys(
      List<org.fingerpost.route.operate.quarantine.RefusedRecord> refusals) {
    return refusals.stream().map(refusal -> refusal.key()).toList();
  }

  private ObjectNode replay(boolean mended, RefusalFilter filter) throws Exception {
    return carryOut(Order.Action.REPLAY, mended, filter);
  }

  private ObjectNode carryOut(Order.Action action, boolean mended, RefusalFilter filter)
      throws Exception {
    return groups.replays(mended).carryOut(order(action, filter));
  }

  private static Order order(Order.Action action, RefusalFilter filter) {
    ObjectNode target = Json.readObject(filter.json().toString().getBytes(UTF_8));
    return new Order(ORDERS.incrementAndGet(), action, target, ANN);
  }

  private String idOf(String key) throws Exception {
    return quarantine.list(groups.all(), "open", Optional.empty(), 10).stream()
        .filter(refusal -> refusal.key().equals(key))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private Refusal refusal(String stage, String position) {
    return new Refusal(
        UUID.randomUUID().toString(),
        stage,
        "unreadable",
        "It cannot be read.",
        groups.memberId(),
        "groups",
        "9",
        position,
        Instant.now(),
        Json.object());
  }
}
