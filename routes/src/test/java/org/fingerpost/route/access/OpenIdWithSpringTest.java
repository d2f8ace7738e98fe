package org.fingerpost.route.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.web.HubServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against {@link SpringProvider}, a provider that is also run for real. */
class OpenIdWithSpringTest {
  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"");

  @TempDir private static Path folder;

  private static HikariDataSource database;
  private static SpringProvider provider;
  private static HubServer server;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.fresh();
    int port = HubServer.freePort();
    String hub = "http://127.0.0.1:" + port;
    provider =
        new SpringProvider(
            folder,
            hub,
            Map.of("ann", List.of("hub ops"), "bo", List.of("barn-desk"), "cy", List.of("choir")));
    OpenIdSettings openId =
        new OpenIdSettings(
            URI.create(provider.issuer()),
            "the county",
            SpringProviderSettings.CLIENT,
            SpringProviderSettings.SECRET,
            RoleRule.parse("groups=hub ops:ops, groups=barn-desk:adviser@barn"));
    AccessSettings settings = new AccessSettings(hub, Optional.of(openId));
    SettableClock clock = new SettableClock();
    Access access = new Access(database, clock, settings);
    server =
        HubServer.startAt(
            port, new AccessRoutes(database, clock, access, settings), new Hall(access));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    provider.close();
    database.close();
  }

  @Test
  void who_gives_name_and_password_there_has_the_roles_of_the_groups_there() {
    assertThat(hallOf("ann", SpringProvider.PASSWORD).body()).contains("|[ops]|");
    assertThat(hallOf("bo", SpringProvider.PASSWORD).body()).contains("|[adviser]|Optional[barn]");
  }

  @Test
  void who_is_known_there_and_has_no_role_here_is_not_let_in() {
    HttpResponse<String> refused = hallOf("cy", SpringProvider.PASSWORD);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.uri().toString()).startsWith(server.address());
  }

  @Test
  void a_wrong_password_comes_no_further_than_the_provider() {
    HttpResponse<String> page = hallOf("ann", "guessed");
    assertThat(page.uri().toString()).startsWith(provider.issuer() + "/login?error");
  }

  @Test
  void who_signs_out_here_is_asked_again() {
    Browser browser = new Browser(server.address());
    HttpResponse<String> hall = signIn(browser, "ann", SpringProvider.PASSWORD);
    assertThat(hall.body()).contains("|[ops]|");
    browser.post("/sign-out", "token", Browser.token(hall));
    assertThat(browser.get("/hall").body()).contains("|[]|");
  }

  private static HttpResponse<String> hallOf(String name, String password) {
    return signIn(new Browser(server.address()), name, password);
  }

  private static HttpResponse<String> signIn(Browser browser, String name, String password) {
    HttpResponse<String> form = browser.get("/sign-in/openid?to=/hall");
    assertThat(form.uri().toString()).isEqualTo(provider.issuer() + "/login");
    Matcher token = FORM_TOKEN.matcher(form.body());
    assertThat(token.find()).as(form.body()).isTrue();
    return browser.post(
        provider.issuer() + "/login",
        "username",
        name,
        "password",
        password,
        "_csrf",
        token.group(1));
  }
}
