package org.fingerpost.route.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.places.Point;
import org.fingerpost.route.places.Postcode;
import org.fingerpost.route.search.Criteria;
import org.fingerpost.route.search.DatedId;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.search.Hit;
import org.fingerpost.route.search.Hits;
import org.fingerpost.route.search.Order;
import org.fingerpost.route.search.SearchWords;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Vocabularies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectorySearchTest {
  private static final Point EVESHAM = new Point(52.093, -1.945);

  private static final Map<UUID, String> NAMES = new HashMap<>();
  private static DirectoryDatabase database;
  private static DirectorySearch search;

  @BeforeAll
  static void start() {
    database = DirectoryDatabase.start();
    search = new DirectorySearch(database.source());
    for (String name :
        List.of("Vale Befriending", "Telephone friends", "Lunch", "Café Ωmega", "Debt line")) {
      NAMES.put(Example.id(name), name);
    }
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void fill() {
    database.clear();
    database.holds(
        Example.organization("Vale Befriending")
            .shows("description", "Volunteers visit older people.")
            .shows("addresses", "[{\"city\":\"Evesham\",\"postal_code\":\"WR11 4AB\"}]")
            .shows("districts", "[\"E07000238\"]"),
        Example.service("Telephone friends", "Vale Befriending")
            .shows("groups_served", "[\"older-people\"]")
            .shows("minimum_age", 60)
            .shows(
                "schedules",
                "[{\"byday\":\"MO,WE\",\"opens_at\":\"10:00\",\"closes_at\":\"12:30\",\"freq\":\"WEEKLY\"}]"),
        Example.service("Lunch", "Vale Befriending")
            .shows("addresses", "[{\"city\":\"Redditch\",\"postal_code\":\"B97 1AA\"}]")
            .shows("maximum_age", 25)
            .shows("status", "inactive"),
        Example.service("Café Ωmega", "Vale Befriending")
            .shows("location_id", Example.id("Hall").toString())
            .keepsForMembers("description", "counselling"),
        Example.location("Hall").shows("latitude", 52.2).shows("longitude", -2.2),
        Example.service("Debt line", "Nobody public")
            .shows("taxonomy_terms", "[\"money advice\"]")
            .keepsForMembers("addresses", "[{\"postal_code\":\"WR11 4AB\"}]"));
  }

  @ParameterizedTest
  @CsvSource({
    "friend,Telephone friends",
    "telephones,Telephone friends",
    "OLDER,Vale Befriending;Telephone friends",
    "befriending,Vale Befriending;Telephone friends;Lunch;Café Ωmega",
    "cafe,Café Ωmega",
    "money,Debt line",
    "redditch,Lunch",
    "the and of,Vale Befriending;Telephone friends;Lunch;Café Ωmega;Debt line",
    "counselling,",
    "xyzzy,"
  })
  void words_are_found_in_what_is_public(String words, String names) throws SQLException {
    assertThat(names(find(all().words(SearchWords.allOf(words)))))
        .containsExactlyInAnyOrder(names == null ? new String[0] : names.split(";", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "telefone,Telephone friends",
    "befrending older,Telephone friends",
    "caffe,Café Ωmega"
  })
  void a_slip_of_the_keyboard_is_forgiven(String words, String name) throws SQLException {
    Hits hits = find(all().words(SearchWords.allOf(words)));
    assertThat(hits.respelled()).isTrue();
    assertThat(names(hits)).contains(name);
  }

  @Test
  void words_are_learned_with_what_holds_them_and_forgotten_with_it() {
    String learned = "SELECT word FROM directory_word WHERE word IN ('zymurgy', 'b4r1ey', 'club')";
    database.holds(Example.organization("Zymurgy b4r1ey"), Example.organization("Zymurgy club"));
    assertThat(database.lines(learned)).containsExactlyInAnyOrder("zymurgy", "club");
    database.execute("DELETE FROM joint_record WHERE joint_id = ?", Example.id("Zymurgy club"));
    database.execute("UPDATE feed_change SET content = NULL, position = nextval('feed_position')");
    database.index();
    assertThat(database.lines(learned)).containsExactly("zymurgy");
  }

  @Test
  void a_word_counts_more_in_a_name_than_in_a_sentence() throws SQLException {
    database.holds(
        Example.organization("Quiet").shows("description", "A club for gardening."),
        Example.organization("Gardening club"));
    Hits hits = find(all().words(SearchWords.allOf("gardening")));
    assertThat(hits.hits())
        .extracting(Hit::id)
        .containsExactly(Example.id("Gardening club"), Example.id("Quiet"));
  }

  @Test
  void the_nearest_comes_first_with_its_distance() throws SQLException {
    Hits hits = search.find(services().within(EVESHAM, 25_000), Order.NEAREST, 0, 10);
    assertThat(names(hits)).containsExactly("Telephone friends", "Café Ωmega", "Lunch");
    assertThat(hits.hits().get(0).metres().orElseThrow()).isLessThan(5_000);
    assertThat(hits.hits().get(1).metres().orElseThrow()).isBetween(20_000d, 22_000d);
  }

  /** Lizard Point, Land's End, Lowestoft, Enniskillen, Lerwick. */
  @ParameterizedTest
  @CsvSource({"49.96,-5.2", "50.07,-5.71", "52.48,1.75", "54.35,-7.64", "60.15,-1.14"})
  void distances_are_right_to_a_fifth_of_a_per_cent_all_over_the_country(
      double latitude, double longitude) throws SQLException {
    Point hall = new Point(latitude, longitude);
    database.holds(
        Example.location("Hall").shows("latitude", latitude).shows("longitude", longitude));
    for (Point from : List.of(new Point(latitude + 0.3, longitude + 0.4), EVESHAM)) {
      Hits hits =
          search.find(services().words(SearchWords.allOf("cafe")).from(from), Order.NEAREST, 0, 10);
      double metres = hits.hits().get(0).metres().orElseThrow();
      assertThat(metres).isCloseTo(from.metresTo(hall), withinPercentage(0.2));
    }
  }

  @Test
  void what_stands_nowhere_comes_behind_what_is_near() throws SQLException {
    database.execute(
        "UPDATE directory_entry SET at = NULL, grid = NULL WHERE sort_name = 'telephone friends'");
    Hits hits = search.find(services().from(EVESHAM), Order.NEAREST, 0, 10);
    assertThat(names(hits).subList(0, 2)).containsExactly("Café Ωmega", "Lunch");
    assertThat(names(hits)).contains("Telephone friends", "Debt line");
  }

  @Test
  void a_place_that_only_members_may_know_places_nothing() throws SQLException {
    assertThat(names(find(services().within(EVESHAM, 200_000)))).doesNotContain("Debt line");
    assertThat(
            names(find(services().covering(Postcode.of("WR11").orElseThrow(), Optional.empty()))))
        .containsExactly("Telephone friends");
  }

  @Test
  void a_district_a_group_and_a_term_are_found() throws SQLException {
    assertThat(names(find(services().districts(Set.of("E07000236"))))).containsExactly("Lunch");
    assertThat(names(find(services().groupServed("older-people"))))
        .containsExactly("Telephone friends");
    UUID group = Vocabularies.groupsServed().term("older-people").orElseThrow().uuid();
    assertThat(names(find(services().term(group)))).containsExactly("Telephone friends");
    assertThat(names(find(services().taxonomy(Vocabularies.groupsServed().uuid()))))
        .containsExactly("Telephone friends");
  }

  @Test
  void ages_are_held_against_what_a_service_states() throws SQLException {
    assertThat(names(find(services().minimumAgeFrom(new BigDecimal(50)))))
        .containsExactly("Telephone friends");
    assertThat(names(find(services().maximumAgeTo(new BigDecimal(30))))).containsExactly("Lunch");
    assertThat(names(find(services().forAge(new BigDecimal(40)))))
        .containsExactly("Café Ωmega", "Debt line");
  }

  @Test
  void day_and_time_are_those_of_one_schedule() throws SQLException {
    assertThat(names(find(scheduled(DayOfWeek.MONDAY, "09:00", "13:00"))))
        .containsExactly("Telephone friends");
    assertThat(names(find(scheduled(DayOfWeek.TUESDAY, "09:00", "13:00")))).isEmpty();
    assertThat(names(find(scheduled(DayOfWeek.MONDAY, "10:30", "13:00")))).isEmpty();
    assertThat(names(find(services().openAt(DayOfWeek.WEDNESDAY, LocalTime.of(12, 0)))))
        .containsExactly("Telephone friends");
    assertThat(names(find(services().openAt(DayOfWeek.WEDNESDAY, LocalTime.of(12, 30))))).isEmpty();
  }

  private static Criteria scheduled(DayOfWeek day, String from, String to) {
    return services()
        .scheduled(
            Optional.of(day), Optional.of(LocalTime.parse(from)), Optional.of(LocalTime.parse(to)));
  }

  @Test
  void what_is_closed_for_good_is_left_out_on_demand() throws SQLException {
    assertThat(names(find(services().open()))).doesNotContain("Lunch").hasSize(3);
  }

  @Test
  void a_date_is_that_of_what_is_public() throws SQLException {
    assertThat(find(all().modifiedSince(Instant.parse("2026-11-22T09:30:00Z"))).total())
        .isEqualTo(5);
    assertThat(find(all().modifiedSince(Instant.parse("2026-11-22T09:30:01Z"))).total()).isZero();
  }

  @Test
  void a_page_knows_the_total_and_the_rest_is_read_by_ids() throws SQLException {
    Hits page = search.find(all(), Order.NAME, 2, 2);
    assertThat(page.total()).isEqualTo(5);
    assertThat(names(page)).containsExactly("Lunch", "Telephone friends");
    List<DatedId> first = search.after(all(), Optional.empty(), 3);
    List<DatedId> rest = search.after(all(), Optional.of(first.get(2).id()), 3);
    assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(first);
  }

  @Test
  void what_is_gone_or_no_longer_public_is_not_found_any_more() throws SQLException {
    database.execute("DELETE FROM joint_record WHERE joint_id = ?", Example.id("Lunch"));
    database.execute(
        "UPDATE feed_change SET content = NULL, position = nextval('feed_position') WHERE id = ?",
        Example.id("Lunch"));
    database.index();
    assertThat(names(find(services()))).doesNotContain("Lunch").hasSize(3);
    assertThat(find(services().words(SearchWords.allOf("lunch"))).total()).isZero();
  }

  @Test
  void an_organisation_that_moves_takes_its_services_along() throws SQLException {
    database.execute(
        "UPDATE joint_record SET document = replace(document::text, 'WR11 4AB', 'DY10 1AA')::json WHERE joint_id = ?",
        Example.id("Vale Befriending"));
    database.execute(
        "UPDATE feed_change SET position = nextval('feed_position') WHERE id = ?",
        Example.id("Vale Befriending"));
    database.index();
    assertThat(
            names(find(services().covering(Postcode.of("DY10").orElseThrow(), Optional.empty()))))
        .containsExactly("Telephone friends");
  }

  private static Criteria all() {
    return Criteria.of(Set.of(Kind.SERVICE, Kind.ORGANIZATION));
  }

  private static Criteria services() {
    return Criteria.of(Set.of(Kind.SERVICE));
  }

  private static Hits find(Criteria criteria) throws SQLException {
    return search.find(criteria, Order.BEST, 0, 20);
  }

  private static List<String> names(Hits hits) {
    return hits.hits().stream().map(hit -> NAMES.get(hit.id())).toList();
  }
}
