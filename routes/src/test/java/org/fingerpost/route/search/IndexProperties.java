package org.fingerpost.route.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.fingerpost.route.directory.DirectoryDatabase;
import org.fingerpost.route.directory.Example;
import org.fingerpost.route.places.Point;
import org.fingerpost.route.places.Postcode;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Vocabularies;

/**
 * Whatever changes in the index, in whatever order: what is told from memory is what the database
 * says, and the words that slips are held against are those that somebody has.
 */
class IndexProperties {
  private static final List<String> WORDS =
      List.of(
          "lunch club", "lunches", "debt advice", "The Walk", "Walking with", "Café", "zymurgy");
  private static final Point EVESHAM = new Point(52.093, -1.945);

  private static DirectoryDatabase database;

  /** Follows the index from the first change to the last, through all tries. */
  private static DirectorySearch search;

  @BeforeContainer
  static void start() {
    database = DirectoryDatabase.start();
    search = new DirectorySearch(database.source());
  }

  @AfterContainer
  static void stop() {
    database.close();
  }

  /** Puts one of a few organisations or services into the directory, or takes it out. */
  record Change(int which, boolean isGone, int words, int place, int age) {
    private static final List<String> POSTCODES = List.of("WR11 4AB", "DY10 1AA", "B97 1AA", "");

    void make() {
      String organization = "Organisation " + which % 4;
      String name = which < 4 ? organization : "Service " + which;
      if (isGone) {
        database.remove(Example.id(name));
      } else if (which < 4) {
        put(Example.organization(name), name);
      } else {
        put(Example.service(name, organization).shows("minimum_age", age), name);
      }
    }

    private void put(Example example, String name) {
      String postcode = POSTCODES.get(place % POSTCODES.size());
      example.shows("name", WORDS.get(words) + " " + name);
      example.shows("description", "For " + WORDS.get((words + age) % WORDS.size()));
      example.shows("alternate_name", age % 4 == 0 ? "Lunch and debt" : "");
      if (!postcode.isEmpty()) {
        example.shows("addresses", "[{\"city\":\"A\",\"postal_code\":\"" + postcode + "\"}]");
      }
      example.shows("status", age % 3 == 0 ? "inactive" : "active");
      example.shows("districts", age % 2 == 0 ? "[\"E07000238\"]" : "[]");
      example.shows(
          "schedules",
          "[{\"byday\":\"MO\",\"opens_at\":\"%02d:00\",\"freq\":\"WEEKLY\"}]".formatted(age));
      database.put(example.record());
    }
  }

  @Property(tries = 15)
  void what_memory_tells_is_what_the_database_says(
      @ForAll("changes") List<List<Change>> turns, @ForAll("questions") List<Criteria> questions)
      throws SQLException {
    PlainSearch plain = new PlainSearch(database.source());
    for (List<Change> turn : turns) {
      turn.forEach(Change::make);
      database.index();
      for (Criteria asked : questions) {
        Hits nearest = search.find(asked, Order.NEAREST, 0, 100);
        Criteria looked = asked.words(nearest.words());
        assertThat(nearest.total()).isEqualTo(plain.total(looked));
        assertThat(nearest.hits()).extracting(Hit::id).isEqualTo(plain.nearest(looked));
        assertThat(search.find(asked, Order.BEST, 0, 100).hits())
            .extracting(Hit::id)
            .isEqualTo(plain.best(looked));
      }
    }
  }

  @Property(tries = 8)
  void slips_are_held_against_the_words_that_somebody_has_and_no_others(
      @ForAll("changes") List<List<Change>> turns) {
    for (List<Change> turn : turns) {
      turn.forEach(Change::make);
      database.index();
      assertThat(database.lines("SELECT word, entries::text FROM directory_word ORDER BY 1"))
          .isEqualTo(
              database.lines(
                  """
                  SELECT word, ndoc::text
                  FROM ts_stat('SELECT to_tsvector(''directory_words'', spelled) FROM directory_entry')
                  WHERE length(word) BETWEEN 4 AND 60 AND word !~ '[[:digit:]]' ORDER BY 1
                  """));
    }
  }

  @Provide
  Arbitrary<List<List<Change>>> changes() {
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.integers().between(0, 15),
                Arbitraries.of(true, false, false),
                Arbitraries.integers().between(0, WORDS.size() - 1),
                Arbitraries.integers().between(0, 7),
                Arbitraries.integers().between(8, 20))
            .as(Change::new);
    return change.list().ofMinSize(1).ofMaxSize(6).list().ofMinSize(1).ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<Criteria>> questions() {
    Arbitrary<Set<Kind>> kinds =
        Arbitraries.of(
            Set.of(Kind.SERVICE),
            Set.of(Kind.ORGANIZATION),
            Set.of(Kind.SERVICE, Kind.ORGANIZATION));
    Arbitrary<SearchWords> words =
        Arbitraries.of(
                "", "lunch", "lun", "debt advice", "the walk", "with", "zymurgi", "cafe walk")
            .flatMap(typed -> Arbitraries.of(SearchWords.allOf(typed), SearchWords.anyOf(typed)));
    Arbitrary<List<UnaryOperator<Criteria>>> filters =
        Arbitraries.of(filters()).list().uniqueElements().ofMaxSize(3);
    return Combinators.combine(kinds, words, filters)
        .as(IndexProperties::criteria)
        .list()
        .ofSize(4);
  }

  private static Criteria criteria(
      Set<Kind> kinds, SearchWords words, List<UnaryOperator<Criteria>> filters) {
    Criteria criteria = Criteria.of(kinds).words(words);
    for (UnaryOperator<Criteria> filter : filters) {
      criteria = filter.apply(criteria);
    }
    return criteria;
  }

  private static List<UnaryOperator<Criteria>> filters() {
    List<UnaryOperator<Criteria>> filters = new ArrayList<>();
    filters.add(Criteria::open);
    filters.add(Criteria::placed);
    filters.add(criteria -> criteria.within(EVESHAM, 500));
    filters.add(criteria -> criteria.within(EVESHAM, 30_000));
    filters.add(criteria -> criteria.from(EVESHAM));
    filters.add(criteria -> criteria.organization(Example.id("Organisation 1")));
    filters.add(criteria -> criteria.districts(List.of("E07000238")));
    filters.add(criteria -> criteria.taxonomy(Vocabularies.districts().uuid()));
    filters.add(criteria -> criteria.minimumAgeFrom(BigDecimal.valueOf(12)));
    filters.add(criteria -> criteria.forAge(BigDecimal.valueOf(15)));
    filters.add(criteria -> criteria.openAt(DayOfWeek.MONDAY, LocalTime.of(12, 0)));
    filters.add(criteria -> criteria.modifiedSince(Instant.parse("2026-11-22T00:00:00Z")));
    filters.add(criteria -> criteria.covering(Postcode.of("DY10").orElseThrow(), Optional.empty()));
    return filters;
  }
}
