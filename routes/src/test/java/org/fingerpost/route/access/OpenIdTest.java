package org.fingerpost.route.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.web.HubServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against the Norwegian welfare administration's mock-oauth2-server: a server made for tests, which
 * asks nobody for a password, yet speaks the real protocol (discovery, codes, PKCE, signed tokens,
 * published keys) over HTTP. {@link OpenIdWithSpringTest} signs people in at a provider that does
 * ask.
 */
class OpenIdTest {
  private static final SettableClock CLOCK = new SettableClock();

  private static HikariDataSource database;
  private static MockOAuth2Server provider;
  private static HubServer server;
  private static Accounts accounts;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    accounts = new Accounts(database, CLOCK);
    provider = new MockOAuth2Server();
    provider.start();
    int port = HubServer.freePort();
    OpenIdSettings openId =
        new OpenIdSettings(
            URI.create(provider.issuerUrl("county").toString()),
            "the county",
            "fingerpost",
            "secret-of-the-hub",
            RoleRule.parse("groups=hub ops:ops, groups=barn-desk:adviser@barn"));
    AccessSettings settings = new AccessSettings("http://127.0.0.1:" + port, Optional.of(openId));
    Access access = new Access(database, CLOCK, settings);
    server =
        HubServer.startAt(
            port, new AccessRoutes(database, CLOCK, access, settings), new Hall(access));
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.shutdown();
    database.close();
  }

  @BeforeEach
  void empty() throws Exception {
    execute("TRUNCATE access_account, access_session, access_errand CASCADE");
  }

  @Test
  void who_the_provider_vouches_for_has_the_roles_that_its_claims_give() {
    vouchesFor("u-1", "Ann Bright", List.of("hub ops", "choir"));
    Browser browser = new Browser(server.address());
    assertThat(browser.get("/sign-in?to=/hall").body()).contains("Sign in with the county");
    HttpResponse<String> hall = browser.get("/sign-in/openid?to=/hall");
    assertThat(hall.uri().getPath()).isEqualTo("/hall");
    assertThat(hall.body()).startsWith("ann-").contains("@localhost|Ann Bright|[ops]|");
  }

  @Test
  void roles_follow_the_claims_at_each_sign_in() throws Exception {
    vouchesFor("u-1", "Ann Bright", List.of("hub ops"));
    new Browser(server.address()).get("/sign-in/openid?to=/hall");
    vouchesFor("u-1", "Ann Bright", List.of("barn-desk"));
    assertThat(new Browser(server.address()).get("/sign-in/openid?to=/hall").body())
        .contains("|[adviser]|Optional[barn]");
    assertThat(accounts.all()).hasSize(1);
  }

  @Test
  void who_has_no_role_or_is_disabled_is_not_let_in() throws Exception {
    vouchesFor("u-2", "Bo", List.of("choir"));
    HttpResponse<String> stranger = new Browser(server.address()).get("/sign-in/openid?to=/hall");
    assertThat(stranger.statusCode()).isEqualTo(403);
    assertThat(stranger.body()).contains("FINGERPOST_OPENID_ROLES");
    assertThat(accounts.all()).isEmpty();

    vouchesFor("u-1", "Ann", List.of("hub ops"));
    new Browser(server.address()).get("/sign-in/openid?to=/hall");
    accounts.disable(accounts.all().get(0).name(), true);
    vouchesFor("u-1", "Ann", List.of("hub ops"));
    assertThat(new Browser(server.address()).get("/sign-in/openid?to=/hall").body())
        .contains("disabled");
  }

  @Test
  void the_way_there_carries_state_nonce_and_a_challenge_and_no_secret() {
    String there =
        Browser.sentTo(Browser.thatStays(server.address()).get("/sign-in/openid?to=/hall"));
    assertThat(there)
        .startsWith(provider.issuerUrl("county").toString())
        .contains("response_type=code", "code_challenge_method=S256", "nonce=", "state=")
        .doesNotContain("secret-of-the-hub");
  }

  @Test
  void a_word_for_another_sign_in_or_another_asker_is_not_believed() throws Exception {
    for (String tampering :
        List.of(
            "UPDATE access_errand SET nonce = 'another'",
            "UPDATE access_errand SET verifier = repeat('x', 43)")) {
      vouchesFor("u-1", "Ann", List.of("hub ops"));
      Browser browser = Browser.thatStays(server.address());
      String there = Browser.sentTo(browser.get("/sign-in/openid?to=/hall"));
      String back = Browser.sentTo(browser.get(there));
      execute(tampering);
      assertThat(browser.get(back).statusCode()).as(tampering).isEqualTo(502);
    }
    assertThat(accounts.all()).isEmpty();
  }

  @Test
  void what_comes_back_serves_once_and_only_in_the_browser_that_left() {
    vouchesFor("u-1", "Ann", List.of("hub ops"));
    Browser browser = Browser.thatStays(server.address());
    String back =
        Browser.sentTo(browser.get(Browser.sentTo(browser.get("/sign-in/openid?to=/hall"))));
    assertThat(new Browser(server.address()).get(back).statusCode()).isEqualTo(400);
    assertThat(browser.get(back).statusCode()).isEqualTo(303);
    assertThat(browser.get(back).statusCode()).isEqualTo(400);
  }

  @Test
  void rules_that_cannot_be_read_are_told_in_words() {
    assertThatThrownBy(() -> RoleRule.parse("groups:ops")).hasMessageContaining("CLAIM=VALUE:ROLE");
    assertThatThrownBy(() -> RoleRule.parse("g=x:king")).hasMessageContaining("ops");
    assertThatThrownBy(() -> RoleRule.parse("g=x:adviser")).hasMessageContaining("adviser@MEMBER");
    assertThat(RoleRule.parse("")).isEmpty();
  }

  private static void vouchesFor(String subject, String name, List<String> groups) {
    provider.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            "county",
            subject,
            "JWT",
            List.of("fingerpost"),
            Map.of("name", name, "preferred_username", "Ann", "groups", groups),
            3600));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
