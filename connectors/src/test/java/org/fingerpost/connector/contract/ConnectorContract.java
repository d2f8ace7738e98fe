package org.fingerpost.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.fingerpost.connector.PageBuffer;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every connector promises; its test class subclasses this, says {@link Proves}, and brings a
 * real system. Each test is one {@link Promise}, and is skipped by name where {@link Waived} says
 * that it cannot be kept.
 */
public abstract class ConnectorContract {
  /** More than two pages. */
  private static final int MANY = 2 * PageBuffer.ROWS + 500;

  private MemberSystem system;
  private Follower hub;

  /** A new system without rows; closed after the test. */
  protected abstract MemberSystem newSystem() throws Exception;

  @BeforeEach
  final void aSystemWithoutRows() throws Exception {
    system = newSystem();
  }

  @AfterEach
  final void closeSystem() throws Exception {
    if (hub != null) {
      hub.close();
    }
    system.close();
  }

  @Test
  final void the_first_look_brings_every_row_and_only_agreed_columns() throws Exception {
    promised(Promise.INITIAL_LISTING);
    system.put(rows(1, MANY));
    follow();
    until(() -> assertThat(hub.records()).hasSize(MANY));
    assertThat(name("7")).isEqualTo("Club 7");
    assertThat(hub.columns()).doesNotContain("note");
  }

  @Test
  final void a_new_row_arrives() throws Exception {
    promised(Promise.INSERT);
    followFrom(Row.of("1", "Chess club"));
    system.put(List.of(Row.of("2", "Bowls club")));
    until(() -> assertThat(name("2")).isEqualTo("Bowls club"));
  }

  @Test
  final void a_changed_row_arrives_as_it_now_is() throws Exception {
    promised(Promise.UPDATE);
    followFrom(Row.of("1", "Chess club"), Row.of("2", "Bowls club"));
    system.put(List.of(Row.of("1", "Chess and draughts club")));
    until(() -> assertThat(name("1")).isEqualTo("Chess and draughts club"));
    assertThat(name("2")).isEqualTo("Bowls club");
  }

  @Test
  final void a_deleted_row_goes_and_no_other() throws Exception {
    promised(Promise.DELETE);
    followFrom(Row.of("1", "Chess club"), Row.of("2", "Bowls club"), Row.of("3", "Darts"));
    system.delete(List.of("2"));
    untilCompared(() -> assertThat(hub.records().keySet()).containsExactly("1", "3"));
  }

  @Test
  final void killed_after_any_page_it_goes_on_and_nothing_is_missing() throws Exception {
    promised(Promise.RESUME);
    system.put(rows(1, MANY));
    follow();
    for (int page = 0; page < 3; page++) {
      killAtPage(page);
      system.put(List.of(Row.of("9999" + page, "Typed while the hub was down")));
    }
    until(() -> assertThat(hub.records()).hasSize(MANY + 3));
    for (Position old : Set.copyOf(hub.positions())) {
      system.put(List.of(Row.of("1", "Chess club " + old.hashCode())));
      hub.rewind(old);
      hub.restart();
      until(() -> assertThat(name("1")).isEqualTo("Chess club " + old.hashCode()));
    }
    assertThat(hub.records()).hasSize(MANY + 3);
  }

  @Test
  final void rows_of_one_moment_all_arrive_across_pages_and_a_kill() throws Exception {
    promised(Promise.TIES);
    follow();
    hub.look();
    system.putInOneMoment(rows(1, MANY));
    killAtPage(1);
    until(() -> assertThat(hub.records()).hasSize(MANY));
  }

  @Test
  final void what_was_changed_earlier_and_committed_later_arrives() throws Exception {
    promised(Promise.LATE_COMMITS);
    followFrom(Row.of("1", "Chess club"));
    try (MemberSystem.Pending slow = system.begin(Row.of("2", "Slow to commit"))) {
      system.put(List.of(Row.of("3", "Quick")));
      until(() -> assertThat(hub.records().keySet()).containsExactly("1", "3"));
      hub.look();
      slow.commit();
    }
    until(() -> assertThat(hub.records().keySet()).containsExactly("1", "2", "3"));
  }

  @Test
  final void what_did_not_change_is_not_sent_again() throws Exception {
    promised(Promise.NOTHING_TWICE);
    followFrom(Row.of("1", "Chess club"), Row.of("2", "Bowls club"));
    system.put(List.of(Row.of("2", "Crown green bowls")));
    until(() -> assertThat(name("2")).isEqualTo("Crown green bowls"));
    hub.restart();
    hub.look();
    hub.compare();
    hub.look();
    assertThat(hub.sent().stream().map(Follower.Sent::key))
        .containsExactlyInAnyOrder("1", "2", "2");
  }

  @Test
  final void versions_of_one_row_never_arrive_in_the_wrong_order() throws Exception {
    promised(Promise.ORDER_PER_KEY);
    followFrom(Row.of("1", "version 00"));
    for (int version = 1; version <= 20; version++) {
      system.put(List.of(Row.of("1", "version %02d".formatted(version))));
      if (version % 3 == 0) {
        hub.look();
      }
    }
    until(() -> assertThat(name("1")).isEqualTo("version 20"));
    List<String> names = new ArrayList<>();
    hub.sent().forEach(sent -> names.add(nameIn(sent)));
    assertThat(names).isSorted().doesNotHaveDuplicates();
  }

  @Test
  final void a_column_that_vanishes_holds_the_dataset_and_deletes_nothing() throws Exception {
    promised(Promise.DRIFT);
    followFrom(Row.of("1", "Chess club"), Row.of("2", "Bowls club"));
    system.loseColumn();
    SourceException drift = failure(() -> hub.compare());
    assertThat(drift.isRetriable()).isFalse();
    assertThat(drift).hasMessageContaining(nameColumn());
    assertThat(hub.records()).hasSize(2);
    system.regainColumn();
    system.put(List.of(Row.of("3", "Darts")));
    hub.restart();
    until(() -> assertThat(name("3")).isEqualTo("Darts"));
    assertThat(hub.sent()).hasSize(3);
  }

  @Test
  final void a_bad_row_is_refused_by_itself_and_its_neighbours_arrive() throws Exception {
    promised(Promise.BAD_ROWS);
    followFrom(Row.of("1", "Chess club"));
    system.put(List.of(Row.of("2", "Bowls club")));
    system.putBadRow();
    system.put(List.of(Row.of("3", "Darts")));
    until(() -> assertThat(hub.records().keySet()).containsExactly("1", "2", "3"));
    untilCompared(() -> assertThat(hub.refused()).isNotEmpty());
    assertThat(hub.records().keySet()).containsExactly("1", "2", "3");
  }

  @Test
  final void a_system_that_is_away_is_tried_again_and_nothing_is_taken_for_deleted()
      throws Exception {
    promised(Promise.AWAY_AND_BACK);
    followFrom(Row.of("1", "Chess club"), Row.of("2", "Bowls club"));
    system.goAway();
    hub.restart();
    assertThat(failure(() -> hub.look()).isRetriable()).isTrue();
    assertThat(failure(() -> hub.compare()).isRetriable()).isTrue();
    assertThat(hub.records()).hasSize(2);
    system.comeBack();
    system.put(List.of(Row.of("3", "Darts")));
    until(() -> assertThat(hub.records().keySet()).containsExactly("1", "2", "3"));
    assertThat(hub.sent()).hasSize(3);
  }

  @Test
  final void a_wrong_password_is_said_without_being_quoted_and_not_tried_over_and_over()
      throws Exception {
    promised(Promise.WRONG_PASSWORD);
    system.put(List.of(Row.of("1", "Chess club")));
    int before = system.connections();
    try (var connector = system.connectWithWrongPassword()) {
      SourceException refused =
          failure(() -> connector.readChanges(system.dataset(), Position.START, page -> {}));
      assertThat(refused.isRetriable()).isFalse();
      for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
        assertThat(String.valueOf(cause.getMessage())).doesNotContain("not-the-secret");
      }
    }
    assertThat(system.connections() - before).isLessThanOrEqualTo(2);
  }

  @Test
  final void a_slow_hub_gets_one_bounded_page_at_a_time() throws Exception {
    promised(Promise.SLOW_CONSUMER);
    system.put(rows(1, MANY));
    follow();
    // That pages come one at a time the follower sees to.
    until(() -> assertThat(hub.records()).hasSize(MANY));
    assertThat(hub.largestPage()).isPositive().isLessThanOrEqualTo(PageBuffer.ROWS);
  }

  @Test
  final void wall_times_are_taken_in_the_zone_of_the_member() throws Exception {
    promised(Promise.TIME_ZONES);
    followFrom(
        Row.at("summer", LocalDateTime.of(2026, 7, 1, 19, 30)),
        Row.at("winter", LocalDateTime.of(2026, 1, 15, 9, 5)));
    assertThat(startOf("summer")).isEqualTo(OffsetDateTime.parse("2026-07-01T19:30:00+01:00"));
    assertThat(startOf("winter")).isEqualTo(OffsetDateTime.parse("2026-01-15T09:05:00Z"));
  }

  @Test
  final void letters_with_accents_signs_and_emoji_arrive_as_they_were_written() throws Exception {
    promised(Promise.CHARACTER_SETS);
    String name = "Tŷ Gŵyr – “O'Brien & Šárka”, £5 café; Łódź 🎈";
    followFrom(Row.of("1", name));
    assertThat(name("1")).isEqualTo(name);
  }

  private void promised(Promise promise) {
    for (Waived waived : getClass().getAnnotationsByType(Waived.class)) {
      Assumptions.assumeFalse(waived.promise() == promise, () -> "waived: " + waived.because());
    }
  }

  /** The system under test. */
  protected final MemberSystem system() {
    return system;
  }

  /** The hub that follows it; a test that asks has called {@link #followFrom}. */
  protected final Follower hub() {
    return hub;
  }

  private void follow() {
    hub = new Follower(system);
  }

  /** Puts these rows, and lets a hub follow until it has them. */
  protected final void followFrom(Row... rows) throws Exception {
    system.put(Arrays.asList(rows));
    follow();
    until(() -> assertThat(hub.records()).hasSize(rows.length));
  }

  /** Looks, is killed when it is handed that page, and starts again. */
  private void killAtPage(int page) throws Exception {
    int[] pages = {0};
    PageSink killer =
        next -> {
          if (!next.rows().isEmpty() && pages[0]++ == page) {
            throw new InterruptedException("killed");
          }
        };
    try {
      hub.look(killer);
    } catch (InterruptedException e) {
      // As meant.
    }
    hub.restart();
  }

  /** Lets the hub look until that holds. */
  protected final void until(ThrowingRunnable holds) {
    await(
        () -> {
          if (fails(hub)) {
            throw new AssertionError("failed in a way that the hub tries again");
          }
          holds.run();
        });
  }

  private void untilCompared(ThrowingRunnable holds) {
    await(
        () -> {
          hub.look();
          hub.compare();
          holds.run();
        });
  }

  /** Does it again and again until it throws nothing. */
  protected static void await(ThrowingRunnable step) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInSameThread()
        .untilAsserted(step);
  }

  /** The failure of a call that may count as nothing for a moment. */
  private static SourceException failure(ThrowingCallable call) {
    SourceException[] found = {null};
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInSameThread()
        .until(
            () -> {
              found[0] = catchThrowableOfType(SourceException.class, call);
              return found[0] != null;
            });
    return found[0];
  }

  /** Whether a look fails in a way that is tried again. */
  protected static boolean fails(Follower hub) throws InterruptedException {
    try {
      hub.look();
      return false;
    } catch (SourceException e) {
      if (e.isRetriable()) {
        return true;
      }
      throw new IllegalStateException("only a person could mend this", e);
    }
  }

  private String name(String key) {
    assertThat(hub.records()).containsKey(key);
    return hub.normalised(key).path("name").asText();
  }

  private String nameIn(Follower.Sent sent) {
    return sent.fields().orElseThrow().path(nameColumn()).asText();
  }

  private String nameColumn() {
    return system.dataset().mapping().get(0).columns().get(0);
  }

  private OffsetDateTime startOf(String key) {
    return OffsetDateTime.parse(hub.normalised(key).path("starts_at").asText());
  }

  private static List<Row> rows(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(key -> Row.of(Integer.toString(key), "Club " + key))
        .toList();
  }
}
