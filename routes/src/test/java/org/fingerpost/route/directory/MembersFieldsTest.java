package org.fingerpost.route.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.route.access.AccessRoutes;
import org.fingerpost.route.access.Accounts;
import org.fingerpost.route.access.Browser;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.web.HubServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What members share with each other: for who is signed in at one, and for nobody else. */
class MembersFieldsTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String SECRET = "01632 960777";
  private static final String CLUB = "/organisations/" + Example.id("Quiet Club");
  private static final String PLAIN = "/organisations/" + Example.id("Plain Club");

  private static DirectoryDatabase database;
  private static HubServer server;
  private static Accounts accounts;

  @BeforeAll
  static void start() throws Exception {
    database =
        DirectoryDatabase.start()
            .holds(
                Example.organization("Quiet Club")
                    .shows("description", "Everybody may read this.")
                    .keepsForMembers("phones", "[{\"number\":\"" + SECRET + "\"}]")
                    .showsInstead("email", "office@example.org", "all@example.org"),
                Example.organization("Plain Club").shows("description", "Nothing is kept."));
    server =
        HubServer.start(
            Preview.routes(database),
            new AccessRoutes(
                database.source(), Clock.systemUTC(), Preview.access(database), Preview.SETTINGS));
    accounts = new Accounts(database.source(), Clock.systemUTC());
    accounts.add("ann", "Ann", Set.of(Role.ADVISER), Optional.of("barn"), PASSWORD);
    accounts.add("olu", "Olu", Set.of(Role.OPS), Optional.empty(), PASSWORD);
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  @Test
  void who_is_signed_in_sees_them_marked_and_beside_what_is_public() {
    for (String name : List.of("ann", "olu")) {
      String page = Browser.signedIn(server.address(), name, PASSWORD).get(CLUB).body();
      assertThat(page).contains("Only for members", "Members only", SECRET, "office@example.org");
      assertThat(page).contains("Everybody may read this.", "all@example.org");
    }
  }

  @Test
  void the_public_sees_nothing_of_them_and_neither_does_who_is_no_longer_signed_in()
      throws Exception {
    accounts.add("eve", "Eve", Set.of(Role.ADVISER), Optional.of("barn"), PASSWORD);
    Browser browser = Browser.signedIn(server.address(), "eve", PASSWORD);
    assertThat(browser.get(CLUB).body()).contains(SECRET);
    accounts.disable("eve", true);
    assertPublic(browser.get(CLUB));
    assertPublic(new Browser(server.address()).get(CLUB));
    assertPublic(server.get(CLUB, "Cookie", "fingerpost_session=forged"));
  }

  private static void assertPublic(HttpResponse<String> answer) {
    assertThat(answer.body())
        .contains("all@example.org")
        .doesNotContain("Only for members", SECRET, "960777", "office@example.org");
  }

  @Test
  void no_cache_keeps_them_and_no_etag_takes_one_page_for_the_other() {
    Browser browser = Browser.signedIn(server.address(), "ann", PASSWORD);
    HttpResponse<String> forMembers = browser.get(CLUB);
    HttpResponse<String> forAll = server.get(CLUB);
    assertThat(forMembers.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(forAll.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(tag(forMembers)).isNotEqualTo(tag(forAll));
    // A cache that holds one page and asks with its tag on behalf of the other.
    HttpResponse<String> asked = server.get(CLUB, "If-None-Match", tag(forMembers));
    assertThat(asked.statusCode()).isEqualTo(200);
    assertPublic(asked);
    assertThat(server.get(CLUB, "If-None-Match", tag(forAll)).statusCode()).isEqualTo(304);
  }

  @Test
  void among_results_too_only_who_is_signed_in_sees_them_and_nobody_finds_anything_by_them() {
    String search = "/?q=quiet";
    Browser browser = Browser.signedIn(server.address(), "ann", PASSWORD);
    HttpResponse<String> forMembers = browser.get(search);
    assertThat(forMembers.body()).contains("Members only", SECRET, "office@example.org");
    assertThat(forMembers.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(browser.get("/?q=plain").body())
        .contains("Plain Club")
        .doesNotContain("Members only");
    for (HttpResponse<String> forAll :
        List.of(
            new Browser(server.address()).get(search),
            server.get(search, "Cookie", "fingerpost_session=forged"),
            server.get(search, "If-None-Match", tag(forMembers)))) {
      assertThat(forAll.statusCode()).isEqualTo(200);
      assertThat(forAll.body())
          .contains("Quiet Club", "all@example.org")
          .doesNotContain("Members only", SECRET, "960777", "office@example.org");
    }
    assertThat(browser.get("/?q=office").body()).contains("Nothing found");
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  @Test
  void a_record_of_which_nothing_is_kept_has_no_such_part() {
    assertThat(Browser.signedIn(server.address(), "ann", PASSWORD).get(PLAIN).body())
        .contains("Nothing is kept.")
        .doesNotContain("Only for members");
  }
}
