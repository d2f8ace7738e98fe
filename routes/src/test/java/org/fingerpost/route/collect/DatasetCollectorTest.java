package org.fingerpost.route.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.groups.Tuple;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.check.SentRows;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.flow.Durability;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TestHub;
import org.fingerpost.route.flow.TestMember;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;
import org.junit.jupiter.api.Test;

class DatasetCollectorTest {
  private final MemberTable table = new MemberTable(10);
  private TestMember member = TestMember.unique();

  @Test
  void only_agreed_columns_enter_the_topic() throws Exception {
    table.put("1", "title", "Chess Club", "mail", "secret@example.org", "notes", "private");
    collect(member.describe());

    ConsumerRecord<String, byte[]> record = sent().get(0);
    assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"title\":\"Chess Club\"}");
    assertThat(record.toString()).doesNotContain("secret", "private");
    assertThat(EventRecords.text(record.headers(), EventHeaders.SUBJECT)).isEqualTo("1");
    assertThat(EventRecords.text(record.headers(), EventHeaders.TYPE))
        .isEqualTo(EventHeaders.TYPE_PRESENT);
  }

  @Test
  void a_row_that_did_not_change_is_not_sent_again() throws Exception {
    table.put("1", "title", "Chess Club").put("2", "title", "Choir");
    collect(member.describe());
    table.put("1", "title", "Chess Club", "notes", "changed, yet not shared");
    table.put("2", "title", "Men's Choir");
    collect(member.describe());

    assertThat(sent()).extracting(DatasetCollectorTest::subject).containsExactly("1", "2", "2");
  }

  @Test
  void reading_all_again_from_the_start_changes_nothing() throws Exception {
    putRows(0, 35);
    collect(member.describe());
    execute("UPDATE collect_position SET position = '' WHERE member = ?", id());
    collect(member.describe());

    assertThat(sent()).hasSize(35);
  }

  @Test
  void a_kill_between_two_pages_goes_on_at_the_second() throws Exception {
    putRows(0, 25);
    AtomicInteger pages = new AtomicInteger();
    assertThatThrownBy(() -> collect(member.describe(), topics -> dieAt(pages, 2)))
        .hasMessage("killed");
    collect(member.describe());

    assertThat(table.startedFrom).containsExactly(Position.START, new Position("10"));
    // The second page was acknowledged, yet not in the ledger: sent twice, in the same words.
    assertThat(sent()).hasSize(35);
    assertThat(TestBroker.compacted(TestBroker.settings(), topic())).hasSize(25);
    assertThat(eventIds()).hasSize(25);
  }

  @Test
  void a_row_sent_just_before_a_kill_and_then_deleted_at_the_member_does_not_stay()
      throws Exception {
    table.put("1", "title", "Chess Club");
    AtomicInteger pages = new AtomicInteger();
    assertThatThrownBy(() -> collect(member.describe(), topics -> dieAt(pages, 1)))
        .hasMessage("killed");
    table.delete("1");
    collect(member.describe());

    assertThat(sent()).hasSize(2);
    assertThat(sent().get(1).value()).isNull();
  }

  @Test
  void a_row_that_another_process_noted_meanwhile_is_looked_at_again() throws Exception {
    table.put("1", "title", "Chess Club");
    assertThatThrownBy(() -> collect(member.describe(), topics -> noteElsewhere("1")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("23505");
    collect(member.describe());

    assertThat(sent()).hasSize(2);
    assertThat(eventIds()).hasSize(1);
  }

  private void noteElsewhere(String key) {
    try {
      execute(
          "INSERT INTO collect_row SELECT dataset_id, '%s', gen_random_uuid() FROM collect_position WHERE member = ?"
              .formatted(key),
          id());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_row_sent_just_before_a_kill_and_then_changed_back_is_sent_as_it_is() throws Exception {
    table.put("1", "title", "Chess Club");
    collect(member.describe());
    table.put("1", "title", "Chequers Club");
    AtomicInteger pages = new AtomicInteger();
    assertThatThrownBy(() -> collect(member.describe(), topics -> dieAt(pages, 1)))
        .hasMessage("killed");
    table.put("1", "title", "Chess Club");
    collect(member.describe());

    assertThat(new String(sent().get(2).value(), UTF_8)).contains("Chess Club");
  }

  private static void dieAt(AtomicInteger pages, int page) {
    if (pages.incrementAndGet() == page) {
      throw new IllegalStateException("killed");
    }
  }

  @Test
  void withdrawn_consent_becomes_a_tombstone() throws Exception {
    member.shareWhen("listed", "yes");
    table.put("1", "title", "Chess Club", "listed", "yes");
    table.put("2", "title", "Never shared", "listed", "no");
    collect(member.describe());
    table.put("1", "title", "Chess Club", "listed", "no");
    collect(member.describe());

    assertThat(sent()).extracting(DatasetCollectorTest::subject).containsExactly("1", "1");
    assertThat(sent().get(1).value()).isNull();
    assertThat(EventRecords.text(sent().get(1).headers(), EventHeaders.TYPE))
        .isEqualTo(EventHeaders.TYPE_GONE);
  }

  @Test
  void a_row_that_its_system_says_was_deleted_goes_at_once_and_an_unknown_one_is_nothing()
      throws Exception {
    table.put("1", "title", "Chess Club").put("2", "title", "Choir");
    collect(member.describe());
    table.deleteLoudly("1");
    table.deleteLoudly("never shared");
    collect(member.describe());

    assertThat(sent()).extracting(DatasetCollectorTest::subject).containsExactly("1", "2", "1");
    assertThat(sent().get(2).value()).isNull();
  }

  @Test
  void many_deletes_told_at_once_wait_for_a_person_too() throws Exception {
    putRows(0, 60);
    collect(member.describe());
    for (int key = 0; key < 45; key++) {
      table.deleteLoudly(Integer.toString(key));
    }
    // Two pages of ten are within the brake's twenty; what goes beyond that waits.
    assertThat(collect(member.describe()).held()).isEqualTo(25);
    assertThat(sent().stream().filter(message -> message.value() == null)).hasSize(20);
    approve();
    assertThat(collect(member.describe()).held()).isZero();
    assertThat(sent().stream().filter(message -> message.value() == null)).hasSize(45);
  }

  @Test
  void missed_changes_are_found_by_reading_everything_and_comparing() throws Exception {
    table.put("1", "title", "Chess Club").put("2", "title", "Choir");
    collect(member.describe());
    table.delete("1");
    table.put("3", "title", "Darts");
    table.missChanges();
    collect(member.describe());

    assertThat(sent())
        .extracting(DatasetCollectorTest::subject)
        .containsExactly("1", "2", "3", "1");
    assertThat(sent().get(3).value()).isNull();
    assertThat(table.startedFrom.get(table.startedFrom.size() - 1)).isEqualTo(Position.START);
  }

  @Test
  void a_row_marked_as_deleted_becomes_a_tombstone_once() throws Exception {
    member.deletedWhen("struck_off", "1");
    table.put("1", "title", "Chess Club");
    collect(member.describe());
    table.put("1", "title", "Chess Club", "struck_off", "1");
    collect(member.describe());
    table.put("1", "title", "Chess", "struck_off", "1");
    collect(member.describe());

    assertThat(sent()).hasSize(2);
  }

  @Test
  void a_changed_agreement_sends_every_record_again_under_it() throws Exception {
    table.put("1", "title", "Chess Club", "about", "Plays chess");
    collect(member.describe());
    collect(member.share("description", Visibility.WITHHELD).describe());

    assertThat(sent()).hasSize(2);
    assertThat(new String(sent().get(1).value(), UTF_8)).doesNotContain("Plays");
  }

  @Test
  void a_field_that_becomes_visible_to_fewer_is_sent_again_too() throws Exception {
    table.put("1", "title", "Chess Club", "about", "Plays chess");
    collect(member.describe());
    collect(member.share("description", Visibility.MEMBERS).describe());

    assertThat(sent()).hasSize(2);
  }

  @Test
  void a_field_that_becomes_trusted_more_is_sent_again_too() throws Exception {
    table.put("1", "title", "Chess Club", "about", "Plays chess");
    collect(member.describe());
    collect(member.trust("name", Trust.HIGH).describe());

    assertThat(sent()).hasSize(2);
  }

  @Test
  void consent_that_becomes_a_condition_retracts_what_does_not_meet_it() throws Exception {
    table.put("1", "title", "Chess Club", "listed", "yes").put("2", "title", "Choir");
    collect(member.describe());
    collect(member.shareWhen("listed", "yes").describe());

    assertThat(TestBroker.compacted(TestBroker.settings(), topic())).hasSize(1);
  }

  @Test
  void what_a_complete_listing_lacks_is_deleted() throws Exception {
    member.comparedEvery(Duration.ZERO);
    putRows(0, 12);
    collect(member.describe());
    table.delete("3");
    collect(member.describe());

    assertThat(TestBroker.compacted(TestBroker.settings(), topic())).hasSize(11);
  }

  @Test
  void an_edit_that_bumped_no_time_is_found_by_the_comparison() throws Exception {
    member.comparedEvery(Duration.ZERO);
    table.put("1", "title", "Chess Club");
    collect(member.describe());
    execute("UPDATE collect_row SET hash = gen_random_uuid() WHERE dataset_id = " + ID_OF, id());
    collect(member.describe());

    assertThat(sent()).hasSize(2);
  }

  @Test
  void half_a_listing_deletes_nothing() throws Exception {
    member.comparedEvery(Duration.ZERO);
    putRows(0, 30);
    collect(member.describe());
    table.breakListingsOff(true);
    assertThatThrownBy(() -> collect(member.describe())).isInstanceOf(SourceException.class);
    table.breakListingsOff(false);
    collect(member.describe());

    assertThat(sent()).hasSize(30);
  }

  @Test
  void many_deletes_at_once_wait_for_a_persons_word() throws Exception {
    member.comparedEvery(Duration.ZERO).brake(5, 0.1);
    putRows(0, 30);
    collect(member.describe());
    table.deleteIf(key -> Integer.parseInt(key) < 20);

    assertThat(collect(member.describe()).held()).isEqualTo(20);
    assertThat(TestBroker.compacted(TestBroker.settings(), topic())).hasSize(30);

    member.comparedEvery(Duration.ofDays(1));
    approve();
    assertThat(collect(member.describe()).held()).isZero();
    assertThat(TestBroker.compacted(TestBroker.settings(), topic())).hasSize(10);
  }

  @Test
  void a_person_sees_what_would_go_and_what_they_said_is_kept() throws Exception {
    holdTwenty();
    Brakes brakes = new Brakes(TestHub.database());
    Brakes.Held held = held(brakes);
    assertThat(held.state()).isEqualTo(Brakes.State.WAITING);
    assertThat(held.missing()).isEqualTo(20);
    assertThat(brakes.records(held, "", 3))
        .extracting(missing -> missing.key().toString(), Brakes.Missing::name)
        .containsExactly(
            tuple(new SourceKey(id(), "groups", "0").toString(), ""),
            tuple(new SourceKey(id(), "groups", "1").toString(), ""),
            tuple(new SourceKey(id(), "groups", "10").toString(), ""));
    assertThat(brakes.records(held, "10", 100)).hasSize(17);

    brakes.lift(held, "Ann", "cleared out");
    assertThat(collect(member.describe()).held()).isZero();
    assertThat(TestBroker.compacted(TestBroker.settings(), topic())).hasSize(10);
    assertThat(brakes.held(id(), "groups")).isEmpty();
    assertThat(words()).containsExactly(tuple("lift", "20 of 30 records", "Ann", "cleared out"));
  }

  @Test
  void deletes_that_a_person_kept_are_asked_about_again_when_a_listing_lacks_others()
      throws Exception {
    holdTwenty();
    Brakes brakes = new Brakes(TestHub.database());
    brakes.keep(held(brakes), "Ann", "the export was cut short");
    assertThat(collect(member.describe()).held()).isZero();
    assertThat(held(brakes).state()).isEqualTo(Brakes.State.KEPT);

    // Few enough now for the brake, but a person refused to let these very ones go.
    putRows(0, 18);
    assertThat(collect(member.describe()).held()).isEqualTo(2);
    assertThat(TestBroker.compacted(TestBroker.settings(), topic())).hasSize(30);
    brakes.lift(held(brakes), "Ann", "these two are gone");
    collect(member.describe());
    assertThat(TestBroker.compacted(TestBroker.settings(), topic())).hasSize(28);
  }

  @Test
  void a_word_about_a_list_that_changed_meanwhile_does_nothing() throws Exception {
    holdTwenty();
    Brakes brakes = new Brakes(TestHub.database());
    Brakes.Held seen = held(brakes);
    table.deleteIf(key -> Integer.parseInt(key) < 25);
    collect(member.describe());

    assertThatThrownBy(() -> brakes.lift(seen, "Ann", "fine"))
        .isInstanceOf(Brakes.ChangedMeanwhileException.class)
        .hasMessageContaining("changed meanwhile");
    assertThatThrownBy(() -> brakes.lift(held(brakes), "Ann", " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(collect(member.describe()).held()).isEqualTo(25);
    assertThat(words()).isEmpty();
  }

  @Test
  void a_word_said_while_a_listing_is_compared_counts() throws Exception {
    holdTwenty();
    Brakes brakes = new Brakes(TestHub.database());
    Brakes.Held seen = held(brakes);
    collect(member.describe());
    brakes.lift(seen, "Ann", "the same list as before");

    assertThat(collect(member.describe()).held()).isZero();
  }

  private void holdTwenty() throws Exception {
    member.comparedEvery(Duration.ZERO).brake(5, 0.1);
    putRows(0, 30);
    collect(member.describe());
    table.deleteIf(key -> Integer.parseInt(key) < 20);
    assertThat(collect(member.describe()).held()).isEqualTo(20);
  }

  private Brakes.Held held(Brakes brakes) {
    return brakes.held(id(), "groups").orElseThrow();
  }

  private List<Tuple> words() {
    return new DatasetWords(TestHub.database())
        .latest(1_000).stream()
            .filter(word -> word.member().equals(id()))
            .map(word -> tuple(word.word(), word.about(), word.by(), word.because()))
            .toList();
  }

  @Test
  void the_brake_lets_go_by_itself_when_the_rows_are_back() throws Exception {
    member.comparedEvery(Duration.ZERO).brake(5, 0.1);
    putRows(0, 30);
    collect(member.describe());
    table.deleteIf(key -> true);
    assertThat(collect(member.describe()).held()).isEqualTo(30);
    putRows(0, 30);

    assertThat(collect(member.describe()).held()).isZero();
    assertThat(sent()).hasSize(30);
  }

  @Test
  void what_a_listing_would_do_is_told_without_doing_it() throws Exception {
    member.brake(5, 0.1);
    putRows(0, 30);
    collect(member.describe());
    table.deleteIf(key -> Integer.parseInt(key) < 20);
    table.put("29", "title", "Another name").put("40", "title", "New");
    MemberDescriptor descriptor = member.describe();
    SentRows.Comparison comparison =
        new LedgerRows(TestHub.database()).begin(descriptor, descriptor.dataset("groups"));
    table.readAll(descriptor.dataset("groups"), comparison::take);
    SentRows.Outcome outcome = comparison.whole();
    assertThat(outcome.rows()).isEqualTo(11);
    assertThat(outcome.added()).isEqualTo(1);
    assertThat(outcome.changed()).isEqualTo(1);
    assertThat(outcome.deleted()).isEqualTo(20);
    assertThat(outcome.waits()).isTrue();
    assertThat(outcome.deletedKeys()).hasSize(20).contains("0", "19").doesNotContain("20");
    assertThat(sent()).hasSize(30);
  }

  @Test
  void a_row_without_key_and_a_spoilt_row_are_refused_and_stop_nobody() throws Exception {
    table.put("", "title", "No key", "mail", "secret@example.org");
    table.put("1", "title", "Chess Club");
    table.putUnreadable("2");
    table.put("3", "title", "x".repeat(1_000_000));
    table.put("4", "title", "Choir");
    collect(member.describe());

    assertThat(sent()).extracting(DatasetCollectorTest::subject).containsExactly("1", "4");
    assertThat(refusals()).hasSize(3).allMatch(text -> !text.contains("secret"));
  }

  @Test
  void a_row_that_becomes_spoilt_is_not_taken_for_deleted() throws Exception {
    member.comparedEvery(Duration.ZERO);
    table.put("1", "title", "Chess Club");
    collect(member.describe());
    table.putUnreadable("1");
    collect(member.describe());

    assertThat(TestBroker.compacted(TestBroker.settings(), topic())).hasSize(1);
  }

  private DatasetCollector.Outcome collect(MemberDescriptor descriptor) throws Exception {
    return collect(descriptor, Durability.none());
  }

  private DatasetCollector.Outcome collect(MemberDescriptor descriptor, Durability durability)
      throws Exception {
    try (TestHub hub = TestHub.of(TestBroker.settings(), durability, descriptor)) {
      return new DatasetCollector(
              hub.services(),
              descriptor.id(),
              descriptor.dataset("groups"),
              table,
              hub.services().board().line("collect", descriptor.id(), "groups", Duration.ZERO),
              () -> false)
          .collect();
    }
  }

  private void putRows(int from, int to) {
    for (int key = from; key < to; key++) {
      table.put(Integer.toString(key), "title", "Group " + key);
    }
  }

  private static final String ID_OF = "(SELECT dataset_id FROM collect_position WHERE member = ?)";

  private void approve() throws Exception {
    execute("UPDATE collect_brake SET approved = true WHERE dataset_id = " + ID_OF, id());
  }

  private static void execute(String command, String memberId) throws SQLException {
    try (Connection connection = TestHub.database().getConnection();
        PreparedStatement statement = connection.prepareStatement(command)) {
      statement.setString(1, memberId);
      assertThat(statement.executeUpdate()).isPositive();
    }
  }

  private String id() {
    return member.describe().id();
  }

  private String topic() {
    return Topics.memberRecords(id());
  }

  private List<ConsumerRecord<String, byte[]>> sent() {
    return TestBroker.read(TestBroker.settings(), topic());
  }

  private Set<String> eventIds() {
    Map<String, String> ids = new TreeMap<>();
    sent().forEach(r -> ids.put(EventRecords.text(r.headers(), EventHeaders.ID), r.key()));
    return ids.keySet();
  }

  private List<String> refusals() {
    return TestBroker.read(TestBroker.settings(), Topics.QUARANTINE).stream()
        .map(record -> new String(record.value(), UTF_8))
        .filter(text -> text.contains(id()))
        .toList();
  }

  private static String subject(ConsumerRecord<String, byte[]> record) {
    return EventRecords.text(record.headers(), EventHeaders.SUBJECT);
  }
}
