package org.fingerpost.route.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
  private static final UUID BEFRIENDING = Example.id("Vale Befriending");
  private static final UUID ATTACK = Example.id("<script>alert(1)</script>");

  private static final Pattern STRUCTURED =
      Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

  private static DirectoryDatabase database;
  private static HubServer server;

  @BeforeAll
  static void start() {
    database = Preview.fill(DirectoryDatabase.start());
    database.holds(
        Example.organization("<script>alert(1)</script>")
            .shows("website", "javascript:alert(2)")
            .shows("email", "\"><img src=x>@example.org")
            .shows("description", "<b onclick=\"alert(3)\">bold</b>"),
        Example.organization("Long Gone Group").shows("status", "closed"),
        Example.organization("Evesham Volunteer Centre")
            .shows("consortium_member", true)
            .shows("infrastructure_services", "[\"information-advice-assistance\"]")
            .shows("phones", "[{\"number\":\"01632 960100\"}]")
            .shows("districts", "[\"E07000238\"]"),
        Example.service("Youth theatre", "Redditch Debt Advice")
            .shows("minimum_age", 11)
            .shows("maximum_age", 18)
            .shows("groups_served", "[\"young-people\"]")
            .shows(
                "schedules",
                "[{\"byday\":\"FR\",\"opens_at\":\"18:00\",\"closes_at\":\"20:00\",\"freq\":\"WEEKLY\"}]")
            .shows("addresses", "[{\"city\":\"Redditch\",\"postal_code\":\"B97 4AA\"}]"),
        Example.organization("Dusty Drawer").shows("last_confirmed", "2020-03-02"));
    server = HubServer.start(Preview.routes(database));
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  @Test
  void a_search_by_words_and_place_says_who_helps_and_how_to_get_in_touch() {
    assertThat(page("/?q=older+people&place=Evesham"))
        .contains("Vale Befriending", "href=\"tel:01632960123\"", "12 Example Street")
        .contains("Evesham Volunteer Centre", "Pershore and District Voluntary Help Centre")
        .contains("Last updated 22 November 2026")
        .doesNotContain("Redditch Debt Advice");
  }

  @Test
  void a_district_is_found_by_its_name_and_a_postcode_by_its_first_half() {
    assertThat(page("/?place=Malvern")).contains("Men's Shed").doesNotContain("Debt Advice");
    assertThat(page("/?place=wr11+9zz")).contains("Telephone friends").doesNotContain("Shed");
  }

  @Test
  void when_nothing_has_all_words_those_with_some_are_shown() {
    assertThat(page("/?q=debts+and+a+helicopter"))
        .contains("Nothing has all of your words", "Redditch Debt Advice");
    assertThat(page("/?q=helicopter")).contains("Nothing found", "Try fewer or other words");
  }

  @Test
  void typing_slips_are_forgiven_and_said() {
    assertThat(page("/?q=befreinding"))
        .contains("Nothing has “befreinding”. This is for “befriending”.", "Vale Befriending");
  }

  @Test
  void a_postcode_gives_distances_and_how_far_can_be_chosen() {
    assertThat(page("/?q=telephone&place=WR11+4AB")).contains("less than a mile away");
    assertThat(page("/?q=theatre&place=WR11+4AB")).contains("Nothing found");
    assertThat(page("/?q=theatre&place=WR11+4AB&miles=25")).contains("about 14 miles away");
    assertThat(page("/?q=theatre&place=ZZ99+9ZZ")).contains("do not know where", "Youth theatre");
  }

  @ParameterizedTest
  @CsvSource({
    "group=young-people, true", "group=older-people, false", "day=5, true", "day=2, false",
    "day=5&time=19:00, true", "day=5&time=9.15, false", "age=15, true", "age=40, false"
  })
  void results_are_narrowed_by_group_day_time_and_age(String choice, boolean isFound) {
    String page = page("/?q=theatre&" + choice);
    assertThat(page.contains("Friday, 18:00 to 20:00")).isEqualTo(isFound);
  }

  @Test
  void what_is_not_understood_is_left_out_and_said() {
    assertThat(page("/?q=theatre&age=old&day=9&time=25:99&group=martians&page=-3&miles=x"))
        .contains("is not an age in whole years", "is not a day", "is not a time", "not a group")
        .contains("Youth theatre");
    assertThat(page("/?q=theatre&time=10:00")).contains("Choose a day with the time");
  }

  @Test
  void whoever_finds_nothing_is_told_which_member_to_ask() {
    assertThat(page("/?q=helicopter&place=WR11"))
        .contains("Ask one of these", "Evesham Volunteer Centre", "tel:01632960100")
        .doesNotContain("Vale Befriending");
  }

  @Test
  void what_has_closed_is_not_offered_yet_its_page_says_so() {
    assertThat(page("/?q=gone")).doesNotContain("Long Gone Group");
    assertThat(page("/organisations/" + Example.id("Long Gone Group")))
        .contains("no longer running");
  }

  @Test
  void an_organisation_of_several_members_is_one_and_each_field_says_whose_it_is() {
    assertThat(page("/organisations/" + BEFRIENDING).replaceAll("\\s+", " "))
        .contains(
            "Known to: <strong>Evesham Volunteer Centre, Pershore and District Voluntary Help"
                + " Centre, Worcestershire Racial Equality Council</strong>")
        .contains("from: Evesham Volunteer Centre, seen 22 November 2026")
        .contains("from: Pershore and District Voluntary Help Centre, seen 3 October 2026")
        .contains("from: Worcestershire Racial Equality Council, seen 1 November 2026")
        .contains("Telephone friends");
  }

  @Test
  void a_service_leads_to_who_offers_it() {
    assertThat(page("/services/" + Example.id("Telephone friends")))
        .contains("href=\"/organisations/" + BEFRIENDING)
        .contains("Monday, Wednesday, 10:00 to 12:30", "Last confirmed", "14 September 2026")
        .contains("href=\"tel:01632960123\"");
  }

  @Test
  void what_members_typed_is_text_and_never_runs() {
    String page = page("/organisations/" + ATTACK) + page("/?q=%3Cscript%3E%22%27");
    assertThat(page)
        .doesNotContain("<script>", "<b onclick", "<img", "href=\"javascript:", "href=\"mailto:\"")
        .contains("&lt;script");
  }

  @Test
  void a_page_tells_search_engines_what_it_is_about_and_nothing_typed_ends_the_script() {
    assertThatObject(structured("/services/" + Example.id("Telephone friends")))
        .returns("Service", data -> data.path("@type").asText())
        .returns("Vale Befriending", data -> data.at("/provider/name").asText())
        .returns("Monday", data -> data.at("/hoursAvailable/0/dayOfWeek/0").asText());
    assertThat(structured("/organisations/" + ATTACK).path("name").asText())
        .isEqualTo("<script>alert(1)</script>");
    assertThat(structured("/districts/malvern-hills").path("name").asText())
        .isEqualTo("Malvern Hills");
    assertThat(structured("/topics/carers").path("@type").asText()).isEqualTo("DefinedTerm");
  }

  private static JsonNode structured(String path) {
    Matcher script = STRUCTURED.matcher(page(path));
    assertThat(script.find()).as(path).isTrue();
    return Json.readObject(script.group(1).getBytes(UTF_8));
  }

  @Test
  void a_district_and_a_topic_list_who_helps_there() {
    assertThat(page("/districts")).contains("href=\"/districts/wychavon\"");
    assertThat(page("/districts/malvern-hills")).contains("Shed").doesNotContain("Debt");
    assertThat(page("/topics")).contains("href=\"/topics/older-people\"");
    assertThat(page("/topics/older-people"))
        .contains("Vale Befriending", "People in later life")
        .doesNotContain("Redditch Debt Advice");
    assertThat(server.get("/districts/atlantis").statusCode()).isEqualTo(404);
    assertThat(server.get("/topics/E07000238").statusCode()).isEqualTo(404);
  }

  @Test
  void what_nobody_has_confirmed_for_a_year_says_so() {
    assertThat(page("/organisations/" + Example.id("Dusty Drawer")))
        .contains("Nobody has confirmed this for over a year (since 2 March 2020)");
    assertThat(page("/?q=dusty")).contains("Ask before you go");
    assertThat(page("/organisations/" + BEFRIENDING)).doesNotContain("over a year");
  }

  @Test
  void no_page_asks_for_the_crown_or_for_the_typeface_of_gov_uk() {
    String css = page("/govuk-frontend.css") + page("/style.css");
    assertThat(css)
        .contains(".govuk-button", "--brand:#0b5136", "MIT licence")
        .doesNotContain("GDS Transport", "@font-face", "crest", "url(");
  }

  @Test
  void every_page_has_the_icon_that_it_names() {
    assertThat(page("/")).contains("<link rel=\"icon\" href=\"/icon.svg\"");
    HttpResponse<String> icon = server.get("/icon.svg");
    assertThat(icon.headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(icon.body()).contains("<svg", "#0b5136");
  }

  @Test
  void what_nobody_found_is_counted_without_a_person_in_it() {
    page("/?q=please+call+jane@example.org+or+07700900123+about+a+Zebra+crossing&place=Redditch");
    page("/?q=zebra+crossing&place=WR11+4AB");
    page("/?q=ZEBRA,+crossing!&place=WR11+4AB");
    assertThat(database.lines("SELECT need, district, asked FROM unmet_need ORDER BY 2"))
        .contains("crossing|E07000236|1", "crossing|E07000238|2");
    page("/?q=Margaret+Okonkwo+of+Elm+Road&place=Redditch");
    page("/?q=xyzzy&place=Redditch");
    assertThat(database.lines("SELECT need, district, asked FROM unmet_need"))
        .contains("(other words)|E07000236|2");
    assertThat(
            database
                .lines("SELECT * FROM analysis.unmet_needs")
                .toString()
                .toLowerCase(Locale.ROOT))
        .doesNotContain("jane", "07700", "4ab", "margaret", "okonkwo", "road");
  }

  @Test
  void the_browser_is_told_to_run_nothing() {
    HttpResponse<String> response = server.get("/");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(server.get("/style.css").headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/css");
  }

  @Test
  void an_unknown_record_gets_a_page_in_words() {
    assertThat(server.get("/organisations/7").statusCode()).isEqualTo(404);
    assertThat(server.get("/organisations/7").body()).contains("There is no such record");
  }

  @Test
  void a_merged_record_leads_to_its_successor() {
    UUID former = UUID.randomUUID();
    database.merged(BEFRIENDING, former);
    HttpResponse<String> response = server.get("/organisations/" + former);
    assertThat(response.statusCode()).isEqualTo(308);
    assertThat(response.headers().firstValue("Location")).contains("/organisations/" + BEFRIENDING);
  }

  private static String page(String path) {
    HttpResponse<String> response = server.get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
