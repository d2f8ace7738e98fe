package org.fingerpost.route.operate.quarantine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.fingerpost.route.control.RefusalFilter;
import org.fingerpost.route.joint.TestDatabase;

/**
 * However refusals are read from the database, what a filter lists, counts and groups by cause is
 * what a plain look at all of them gives.
 */
class ListingProperties {
  private static final Instant BEGINNING = Instant.parse("2026-11-01T10:00:00Z");
  private static final int ON_A_PAGE = 7;

  private static HikariDataSource database;

  @BeforeContainer
  static void start() {
    database = TestDatabase.fresh();
  }

  @AfterContainer
  static void stop() {
    database.close();
  }

  /** A refusal by its columns; several may come in the same second. */
  record Refused(
      String id,
      String member,
      String dataset,
      String stage,
      String reason,
      int second,
      boolean isOpen) {
    Instant seen() {
      return BEGINNING.plusSeconds(second);
    }

    boolean matches(RefusalFilter filter) {
      return isOpen
          && filter.member().map(member::equals).orElse(true)
          && filter.dataset().map(dataset::equals).orElse(true)
          && filter.stage().map(stage::equals).orElse(true)
          && filter.reason().map(reason::equals).orElse(true)
          && filter.since().map(since -> !seen().isBefore(since)).orElse(true)
          && filter.before().map(before -> seen().isBefore(before)).orElse(true);
    }

    List<String> cause() {
      return List.of(member, dataset, stage, reason);
    }
  }

  @Property(tries = 25)
  void a_filter_gives_what_a_plain_look_at_all_refusals_gives(
      @ForAll("refusals") List<Refused> refusals, @ForAll("filters") List<RefusalFilter> filters)
      throws SQLException {
    fill(refusals);
    for (RefusalFilter filter : filters) {
      List<Refused> expected =
          refusals.stream()
              .filter(refused -> refused.matches(filter))
              .sorted(Comparator.comparing(Refused::seen).thenComparing(Refused::id).reversed())
              .toList();
      assertThat(pages(filter)).isEqualTo(expected.stream().map(Refused::id).toList());
      assertThat(new Quarantine(database).count(filter, 5)).isEqualTo(Math.min(5, expected.size()));
      assertThat(
              new Causes(database)
                  .matching(filter, 100).stream()
                      .collect(
                          toMap(
                              cause ->
                                  List.of(
                                      cause.member(),
                                      cause.dataset(),
                                      cause.stage(),
                                      cause.reason()),
                              Cause::number)))
          .isEqualTo(expected.stream().collect(groupingBy(Refused::cause, counting())));
    }
  }

  /** All there are, page by page. */
  private static List<String> pages(RefusalFilter filter) throws SQLException {
    List<String> ids = new ArrayList<>();
    Optional<RefusedRecord> last = Optional.empty();
    do {
      List<RefusedRecord> page =
          new Quarantine(database).list(filter, Quarantine.OPEN, last, ON_A_PAGE);
      page.forEach(refused -> ids.add(refused.id()));
      last = page.stream().reduce((first, second) -> second);
    } while (last.isPresent());
    return ids;
  }

  private static void fill(List<Refused> refusals) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement empty = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO quarantine (id, status, stage, reason, sentence, member, dataset, key, source_id, position, seen, record) VALUES (?, ?, ?, ?, 'It is refused.', ?, ?, ?, ?, 'here', ?, '{}')")) {
      empty.execute("TRUNCATE quarantine, quarantine_cause");
      for (Refused refused : refusals) {
        insert.setString(1, refused.id());
        insert.setString(2, refused.isOpen() ? "open" : "discarded");
        insert.setString(3, refused.stage());
        insert.setString(4, refused.reason());
        insert.setString(5, refused.member());
        insert.setString(6, refused.dataset());
        insert.setString(7, refused.id());
        insert.setObject(8, UUID.nameUUIDFromBytes(refused.id().getBytes(StandardCharsets.UTF_8)));
        insert.setObject(9, refused.seen().atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Provide
  Arbitrary<List<Refused>> refusals() {
    return Combinators.combine(
            Arbitraries.of("barn", "vale"),
            Arbitraries.of("groups", "clubs", "events"),
            Arbitraries.of("normalise", "resolve"),
            Arbitraries.of("schema", "date", "rare"),
            Arbitraries.integers().between(0, 30),
            Arbitraries.of(true, true, true, false))
        .as(
            (member, dataset, stage, reason, second, isOpen) ->
                new Refused("", member, dataset, stage, reason, second, isOpen))
        .list()
        .ofMaxSize(60)
        .map(ListingProperties::numbered);
  }

  private static List<Refused> numbered(List<Refused> refusals) {
    List<Refused> numbered = new ArrayList<>();
    for (Refused each : refusals) {
      String id = "refusal-%02d".formatted(numbered.size());
      numbered.add(
          new Refused(
              id,
              each.member(),
              each.dataset(),
              each.stage(),
              each.reason(),
              each.second(),
              each.isOpen()));
    }
    return numbered;
  }

  @Provide
  Arbitrary<List<RefusalFilter>> filters() {
    Arbitrary<Optional<Instant>> moments =
        Arbitraries.integers().between(0, 30).map(BEGINNING::plusSeconds).optional(0.3);
    return Combinators.combine(
            Arbitraries.of("barn", "vale", "nobody").optional(0.5),
            Arbitraries.of("groups", "clubs").optional(0.5),
            Arbitraries.of("normalise", "resolve").optional(0.3),
            Arbitraries.of("schema", "rare").optional(0.5),
            moments,
            moments)
        .as(
            (member, dataset, stage, reason, since, before) ->
                new RefusalFilter(Optional.empty(), member, dataset, stage, reason, since, before))
        .list()
        .ofSize(4);
  }
}
