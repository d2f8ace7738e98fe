package org.fingerpost.route.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.directory.DirectoryDatabase;
import org.fingerpost.route.directory.Example;
import org.fingerpost.route.places.Point;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted and ordered in memory is what one plain statement finds. */
class RankedSearchTest {
  private static final int MANY = 260;
  private static final Point EVESHAM = new Point(52.093, -1.945);

  private static DirectoryDatabase database;

  @BeforeAll
  static void fill() {
    database = DirectoryDatabase.start();
    for (int number = 0; number < MANY; number++) {
      database.put(
          Example.organization((number % 5 == 0 ? "Chess " : "A club for games ") + number)
              .shows("description", number % 3 == 0 ? "Every week: cards." : "Chess, every week.")
              .shows("latitude", 52.0 + number % 60 * 0.01)
              .shows("longitude", -2.0)
              .record());
    }
    database.index();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static List<Hit> leaf(DirectorySearch search, Criteria criteria, Order order, int size)
      throws SQLException {
    List<Hit> read = new ArrayList<>();
    long total = search.find(criteria, order, 0, size).total();
    for (int from = 0; from < total; from += size) {
      Hits page = search.find(criteria, order, from, size);
      assertThat(page.total()).isEqualTo(total);
      read.addAll(page.hits());
    }
    assertThat(read).extracting(Hit::id).doesNotHaveDuplicates().hasSize((int) total);
    assertThat(search.find(criteria, order, total, size).hits()).isEmpty();
    return read;
  }

  @ParameterizedTest
  @CsvSource({
    "chess,50000",
    "chess,9000",
    "'every week',30000",
    "'chess week',30000",
    "'game card',40000",
    "'chess',100",
    "xyzzy,50000",
    "'',20000"
  })
  void pages_and_totals_are_those_of_one_plain_statement(String words, double metres)
      throws SQLException {
    Criteria near =
        Criteria.of(Set.of(Kind.ORGANIZATION))
            .words(SearchWords.allOf(words))
            .within(EVESHAM, metres);
    DirectorySearch search = new DirectorySearch(database.source());
    PlainSearch plain = new PlainSearch(database.source());
    for (int size : List.of(7, 100)) {
      assertThat(ids(leaf(search, near, Order.NEAREST, size))).isEqualTo(plain.nearest(near));
      assertThat(ids(leaf(search, near, Order.BEST, size))).isEqualTo(plain.best(near));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"chess", "chess week", "card", "every", "game"})
  void without_a_place_pages_are_those_of_one_plain_statement_too(String words)
      throws SQLException {
    Criteria anywhere = Criteria.of(Set.of(Kind.ORGANIZATION)).words(SearchWords.allOf(words));
    DirectorySearch search = new DirectorySearch(database.source());
    List<UUID> plain = new PlainSearch(database.source()).best(anywhere);
    for (int size : List.of(7, 100)) {
      assertThat(ids(leaf(search, anywhere, Order.BEST, size))).isEqualTo(plain);
    }
  }

  private static List<UUID> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).toList();
  }

  @Test
  void the_nearest_hundred_come_by_words_and_those_behind_by_distance() throws SQLException {
    Criteria near =
        Criteria.of(Set.of(Kind.ORGANIZATION))
            .words(SearchWords.allOf("chess"))
            .within(EVESHAM, 50_000);
    DirectorySearch search = new DirectorySearch(database.source());
    List<Hit> read = leaf(search, near, Order.BEST, 30);
    double[] metres = read.stream().mapToDouble(hit -> hit.metres().orElseThrow()).toArray();
    double hundredth = Arrays.stream(metres).sorted().skip(99).findFirst().orElseThrow();
    int weighed = (int) Arrays.stream(metres).filter(each -> each <= hundredth).count();
    assertThat(weighed).as("those as near as the hundredth are weighed with it").isGreaterThan(100);
    assertThat(Arrays.stream(metres).limit(weighed).max().getAsDouble()).isEqualTo(hundredth);
    assertThat(Arrays.copyOfRange(metres, weighed, metres.length)).isNotEmpty().isSorted();
    assertThat(Arrays.copyOf(metres, weighed)).as("weighed").isNotEqualTo(sorted(metres, weighed));
  }

  private static double[] sorted(double[] metres, int length) {
    return Arrays.stream(metres).limit(length).sorted().toArray();
  }
}
