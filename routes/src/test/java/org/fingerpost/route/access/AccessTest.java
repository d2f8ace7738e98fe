package org.fingerpost.route.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.route.web.WebRoutes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final String PASSWORD = "correct horse battery";
  private static final SettableClock CLOCK = new SettableClock();
  private static final AccessSettings SETTINGS =
      new AccessSettings("http://127.0.0.1", Optional.empty());

  private static HikariDataSource database;
  private static HubServer server;
  private static Accounts accounts;

  /** Pages that say who is asking. */
  private static final class Rooms extends WebRoutes {
    private final Access access;

    private Rooms(Access access) {
      this.access = access;
    }

    @Override
    public void configure() {
      serve("room", "/room", request -> page(access.require(request, Role.OPS)));
      serveForm("deed", "/deed", request -> page(access.requireForm(request, Role.OPS)));
      serve("hall", "/hall", request -> page(access.viewer(request)));
    }

    private static WebResponse page(Viewer viewer) {
      return WebResponse.html(
          200,
          "<p>%s %s</p><input name=\"token\" value=\"%s\">"
              .formatted(viewer.account(), viewer.roles(), viewer.formToken()));
    }
  }

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    accounts = new Accounts(database, CLOCK);
    Access access = new Access(database, CLOCK, SETTINGS);
    server =
        HubServer.start(new AccessRoutes(database, CLOCK, access, SETTINGS), new Rooms(access));
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  @BeforeEach
  void empty() throws Exception {
    execute("TRUNCATE access_account, access_session, access_attempt CASCADE");
  }

  @Test
  void without_an_account_the_sign_in_page_says_how_to_make_the_first() {
    assertThat(new Browser(server.address()).get("/room").body())
        .contains("fingerpost accounts add NAME --role ops")
        .doesNotContain("<form");
  }

  @Test
  void who_signs_in_comes_to_what_was_asked_for_and_is_known_there_until_signing_out()
      throws Exception {
    account("ann", Role.OPS);
    Browser browser = new Browser(server.address());
    HttpResponse<String> form = browser.get("/room");
    assertThat(form.uri()).hasToString(server.address() + "/sign-in?to=%2Froom");
    HttpResponse<String> room =
        browser.post(
            "/sign-in",
            "token",
            Browser.token(form),
            "to",
            "/room",
            "name",
            " Ann ",
            "password",
            PASSWORD);
    assertThat(room.uri()).hasToString(server.address() + "/room");
    assertThat(room.body()).contains("ann [ops]");
    browser.post("/sign-out", "token", Browser.token(room));
    assertThat(browser.get("/hall").body()).contains("<p> []</p>");
  }

  @Test
  void the_cookie_is_for_no_script_and_the_database_cannot_be_used_to_sign_in() throws Exception {
    account("ann", Role.OPS);
    Browser browser = Browser.signedIn(server.address(), "ann", PASSWORD);
    var session =
        browser.cookies().stream()
            .filter(cookie -> cookie.getName().equals("fingerpost_session"))
            .findFirst()
            .orElseThrow();
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getValue()).hasSize(43);
    assertThat(
            rows(
                "SELECT encode(token_hash, 'escape') || encode(token_hash, 'hex') FROM access_session"))
        .noneMatch(row -> row.contains(session.getValue()));
    assertThat(rows("SELECT secret FROM access_account"))
        .allMatch(secret -> secret.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  }

  @Test
  void over_https_the_cookie_never_travels_in_the_clear() throws Exception {
    account("ann", Role.OPS);
    Access https =
        new Access(
            database, CLOCK, new AccessSettings("https://hub.example.org", Optional.empty()));
    String cookie =
        https
            .signedIn(WebResponse.seeOther("/"), accounts.find("ann").orElseThrow().account())
            .headers()
            .get("Set-Cookie");
    assertThat(cookie)
        .startsWith("__Host-fingerpost_session=")
        .contains("Path=/;", "HttpOnly", "SameSite=Lax", "Secure");
  }

  @Test
  void a_wrong_password_an_unknown_name_and_a_disabled_account_get_the_same_words()
      throws Exception {
    account("ann", Role.OPS);
    account("off", Role.OPS);
    accounts.disable("off", true);
    Browser browser = new Browser(server.address());
    List<HttpResponse<String>> answers =
        List.of(
            browser.signIn("ann", "wrong horse battery"),
            browser.signIn("nobody", PASSWORD),
            browser.signIn("off", PASSWORD));
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(403);
    assertThat(answers)
        .allMatch(answer -> answer.body().contains("Name and password do not belong together"));
  }

  @Test
  void guessing_has_to_wait_and_so_has_the_right_password_meanwhile() throws Exception {
    account("ann", Role.OPS);
    Browser browser = new Browser(server.address());
    IntStream.range(0, Attempts.FREE_BY_NAME)
        .forEach(
            i ->
                assertThat(browser.signIn("ann", "guess number " + i).statusCode()).isEqualTo(403));
    assertThat(browser.signIn("ann", PASSWORD).statusCode()).isEqualTo(429);
    CLOCK.goOn(Duration.ofSeconds(11));
    assertThat(browser.signIn("ann", "another guess").statusCode()).isEqualTo(403);
    CLOCK.goOn(Duration.ofSeconds(11));
    assertThat(browser.signIn("ann", PASSWORD).statusCode()).isEqualTo(429);
    CLOCK.goOn(Duration.ofSeconds(11));
    browser.signIn("ann", PASSWORD);
    assertThat(browser.get("/room").body()).contains("ann");
  }

  @Test
  void many_guesses_at_once_are_no_way_around_the_wait() throws Exception {
    Attempts attempts = new Attempts(database, CLOCK);
    long tried = IntStream.range(0, 40).parallel().filter(i -> mayTry(attempts)).count();
    assertThat(tried).isEqualTo(Attempts.FREE_BY_NAME);
  }

  private static boolean mayTry(Attempts attempts) {
    try {
      return attempts.mayTry("ann", "192.0.2.7");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_session_ends_when_it_is_not_used_and_in_any_case_after_half_a_day() throws Exception {
    account("ann", Role.OPS);
    Browser idle = Browser.signedIn(server.address(), "ann", PASSWORD);
    Browser busy = Browser.signedIn(server.address(), "ann", PASSWORD);
    for (int i = 0; i < 14; i++) {
      CLOCK.goOn(Duration.ofMinutes(50));
      assertThat(busy.get("/room").body()).contains("ann [ops]");
    }
    assertThat(idle.get("/room").body()).contains("<h1>Sign in</h1>");
    CLOCK.goOn(Duration.ofMinutes(50));
    assertThat(busy.get("/room").body()).contains("<h1>Sign in</h1>");
  }

  @Test
  void who_is_disabled_or_gets_another_password_is_signed_out() throws Exception {
    account("ann", Role.OPS);
    Browser first = Browser.signedIn(server.address(), "ann", PASSWORD);
    accounts.reset("ann", "another good password");
    assertThat(first.get("/room").body()).contains("<h1>Sign in</h1>");
    Browser second = Browser.signedIn(server.address(), "ann", "another good password");
    accounts.disable("ann", true);
    assertThat(second.get("/room").body()).contains("<h1>Sign in</h1>");
  }

  @Test
  void a_form_without_the_viewers_token_does_nothing_and_says_so() throws Exception {
    account("ann", Role.OPS);
    Browser ann = Browser.signedIn(server.address(), "ann", PASSWORD);
    assertThat(ann.post("/deed").statusCode()).isEqualTo(403);
    assertThat(ann.post("/deed", "token", "stolen").body()).contains("Nothing was done.");
    assertThat(ann.post("/deed", "token", Browser.token(ann.get("/hall"))).body()).contains("ann");
    assertThat(new Browser(server.address()).post("/deed", "token", "x").statusCode())
        .isEqualTo(401);
    assertThat(new Browser(server.address()).post("/sign-in", "name", "ann", "password", PASSWORD))
        .returns(403, HttpResponse::statusCode);
  }

  @Test
  void an_account_without_the_role_is_told_so_and_a_program_gets_problem_details()
      throws Exception {
    accounts.add("bo", "Bo", Set.of(Role.ADVISER), Optional.of("barn"), PASSWORD);
    Browser bo = Browser.signedIn(server.address(), "bo", PASSWORD);
    HttpResponse<String> refused = bo.get("/room");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Bo is not an operator here.");
    HttpResponse<String> program = server.get("/room");
    assertThat(program.statusCode()).isEqualTo(401);
    assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void a_session_in_the_query_is_none() throws Exception {
    account("ann", Role.OPS);
    Browser ann = Browser.signedIn(server.address(), "ann", PASSWORD);
    String session =
        "fingerpost_session="
            + ann.cookies().stream()
                .filter(cookie -> cookie.getName().equals("fingerpost_session"))
                .findFirst()
                .orElseThrow()
                .getValue();
    assertThat(server.get("/hall?cookie=" + session).body()).contains("<p> []</p>");
    assertThat(server.get("/hall", "Cookie", session).body()).contains("ann");
  }

  @Test
  void sign_in_leads_nowhere_but_to_this_hub() {
    assertThat(SignInPages.local(Optional.of("/ops?x=1"))).isEqualTo("/ops?x=1");
    for (String foreign :
        List.of("https://evil.example", "//evil.example", "/\\evil.example", "/a\r\nX: y", "ops")) {
      assertThat(SignInPages.local(Optional.of(foreign))).as(foreign).isEqualTo("/");
    }
  }

  @Test
  void what_makes_no_sense_is_refused_in_words_and_makes_no_account() throws Exception {
    account("ann", Role.OPS);
    assertThatThrownBy(() -> account("ann", Role.OPS)).hasMessageContaining("already");
    assertThatThrownBy(() -> account("An N", Role.OPS)).hasMessageContaining("a-z");
    assertThatThrownBy(() -> account("bo", Role.ADVISER)).hasMessageContaining("member");
    assertThatThrownBy(
            () -> accounts.add("bo", "Bo", Set.of(Role.OPS), Optional.empty(), "too short"))
        .hasMessageContaining("12 to 200 characters");
    assertThatThrownBy(() -> accounts.reset("bo", PASSWORD)).hasMessageContaining("no account bo");
    assertThat(accounts.all()).extracting(Account::name).containsExactly("ann");
  }

  @Test
  void a_sign_in_stands_in_the_audit_and_a_wrong_password_does_not() throws Exception {
    account("ann", Role.OPS);
    execute("TRUNCATE operate_audit");
    new Browser(server.address()).signIn("ann", "wrong horse battery");
    Browser.signedIn(server.address(), "ann", PASSWORD);
    assertThat(rows("SELECT who || ': ' || action FROM operate_audit"))
        .containsExactly("ann: sign in");
  }

  private static void account(String name, Role role) throws SQLException, AccountException {
    accounts.add(name, name, Set.of(role), Optional.empty(), PASSWORD);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new java.util.ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
