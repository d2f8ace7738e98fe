package org.fingerpost.route.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Trust;

class OrderOfArrivalProperties {
  private static HikariDataSource database;

  @BeforeContainer
  static void open() {
    database = TestDatabase.fresh();
  }

  private final Linkages linkages = linkages();

  /** By what the records are linked. */
  Linkages linkages() {
    return Linkages.byKeys();
  }

  void empty() {
    Hub.empty(database());
  }

  static HikariDataSource database() {
    return database;
  }

  @AfterContainer
  static void close() {
    database.close();
  }

  /** A version of a record: few records, few numbers and names, so that much of it links. */
  record Step(int record, int charity, int name, boolean gone) {}

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void whatever_the_order_and_the_batches_the_outcome_is_the_same(
      @ForAll("versions") List<Step> steps, @ForAll Random random) {
    empty();
    List<NormalisedChange> story = story(steps);
    resolveInBatches(story, random);
    String outcome = Hub.outcome(database);

    empty();
    resolveInBatches(interleavedOtherwise(story, random), random);
    assertThat(Hub.outcome(database)).isEqualTo(outcome);
  }

  @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
  void replaying_any_story_touches_no_row(
      @ForAll("versionsAndDeletions") List<Step> steps, @ForAll Random random) {
    empty();
    List<NormalisedChange> story = story(steps);
    resolveInBatches(story, random);
    String before = Hub.dump(database);
    resolveInBatches(story, random);
    assertThat(Hub.dump(database)).isEqualTo(before);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void made_anew_from_compacted_topics_it_is_byte_for_byte_what_it_was(
      @ForAll("versionsAndDeletions") List<Step> steps, @ForAll Random random) throws SQLException {
    empty();
    List<NormalisedChange> story = story(steps);
    resolveInBatches(story, random);
    Hub.execute(database, "DELETE FROM outbox");
    String before = Hub.table(database);

    List<NormalisedChange> compacted = compacted(story, random);
    Rebuild.Outcome outcome =
        new Rebuild(database, linkages, to -> inBatches(compacted, random, to)).run(false);
    assertThat(outcome.isTheSame()).isTrue();
    assertThat(Hub.table(database)).isEqualTo(before);
    assertThat(Hub.rows(database, "SELECT id FROM outbox")).as("to be published").isEmpty();
  }

  /** As a topic is in which part was compacted, tombstones that are old enough gone. */
  private static List<NormalisedChange> compacted(List<NormalisedChange> story, Random random) {
    int clean = random.nextInt(story.size() + 1);
    boolean tombstones = random.nextBoolean();
    List<NormalisedChange> compacted = new ArrayList<>();
    for (int i = 0; i < story.size(); i++) {
      NormalisedChange change = story.get(i);
      boolean isLast =
          story.subList(i + 1, story.size()).stream()
              .noneMatch(later -> later.source().equals(change.source()));
      boolean stays = tombstones || change instanceof NormalisedChange.Present;
      if (i >= clean || (isLast && stays)) {
        compacted.add(change);
      }
    }
    return compacted;
  }

  private static void inBatches(
      List<NormalisedChange> story, Random random, Rebuild.Listener listener) throws SQLException {
    for (int from = 0; from < story.size(); ) {
      int to = Math.min(story.size(), from + 1 + random.nextInt(5));
      listener.take(story.subList(from, to).stream().map(Hub::arrival).toList());
      from = to;
    }
  }

  @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
  void joint_records_are_those_of_the_records_that_are_there_and_nothing_dangles(
      @ForAll("versionsAndDeletions") List<Step> steps, @ForAll Random random) {
    empty();
    resolveInBatches(story(steps), random);
    assertThat(
            Hub.rows(
                database,
                "SELECT kind, joint_id FROM joint_record EXCEPT SELECT kind, joint_id FROM source_record WHERE joint_id IS NOT NULL"))
        .isEmpty();
    assertThat(
            Hub.rows(
                database,
                "SELECT kind, joint_id FROM source_record WHERE joint_id IS NOT NULL EXCEPT SELECT kind, joint_id FROM joint_record"))
        .isEmpty();
    assertThat(
            Hub.rows(
                database,
                "SELECT s.source_id FROM source_record s JOIN source_record o ON o.source_id = s.joint_id WHERE o.joint_id <> s.joint_id"))
        .describedAs("no cluster bears the id of a record that is part of another")
        .isEmpty();
  }

  /** Another order, but the versions of each record in theirs: so do topics keep it. */
  private static List<NormalisedChange> interleavedOtherwise(
      List<NormalisedChange> story, Random random) {
    Map<SourceKey, Deque<NormalisedChange>> versions = new HashMap<>();
    story.forEach(c -> versions.computeIfAbsent(c.source(), k -> new ArrayDeque<>()).add(c));
    List<SourceKey> turns = new ArrayList<>(story.stream().map(NormalisedChange::source).toList());
    Collections.shuffle(turns, random);
    return turns.stream().map(source -> versions.get(source).remove()).toList();
  }

  @Provide
  Arbitrary<List<Step>> versions() {
    return steps(Arbitraries.just(false));
  }

  @Provide
  Arbitrary<List<Step>> versionsAndDeletions() {
    return steps(Arbitraries.of(false, false, true));
  }

  private static Arbitrary<List<Step>> steps(Arbitrary<Boolean> gone) {
    return Combinators.combine(
            Arbitraries.integers().between(0, 7),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 2),
            gone)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  private static List<NormalisedChange> story(List<Step> steps) {
    List<NormalisedChange> story = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      story.add(change(steps.get(i), i));
    }
    return story;
  }

  private static NormalisedChange change(Step step, int offset) {
    Hub.Draft organization =
        Hub.organization("member" + step.record() % 3, "k" + step.record())
            .with("name", "Name " + step.name())
            .with("email", "name%d@example.org".formatted(step.name()))
            .trust("email", Trust.values()[step.charity() % 3])
            .postcode("B97 %dAA".formatted(step.name()));
    if (step.charity() > 0) {
      organization.charity("100000" + step.charity());
    }
    if (step.record() == 7) {
      organization =
          Hub.record(Kind.SERVICE, "member0", "service")
              .with("name", "Service")
              .with("organization_id", Hub.organization("member0", "k0").id().toString());
    }
    return step.gone() ? organization.goneAt(offset) : organization.at(offset);
  }

  private void resolveInBatches(List<NormalisedChange> story, Random random) {
    for (int from = 0; from < story.size(); ) {
      int to = Math.min(story.size(), from + 1 + random.nextInt(5));
      Hub.resolve(database, linkages, story.subList(from, to));
      from = to;
    }
  }
}
