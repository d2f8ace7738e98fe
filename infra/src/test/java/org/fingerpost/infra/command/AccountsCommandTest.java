package org.fingerpost.infra.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsCommandTest {
  @TempDir static Path data;

  private static EmbeddedDatabase server;

  @BeforeAll
  static void aDatabaseThatRuns() {
    server = EmbeddedDatabase.start(data.resolve("database")).createDatabase("fingerpost");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void an_account_is_made_listed_disabled_and_reset_by_its_password_in_a_file() throws Exception {
    assertThat(call("list").out()).contains("fingerpost accounts add NAME --role ops");
    String file = file("correct horse battery");
    assertThat(call("add", "Bo", "--role", "adviser", "--member", "barn", "--password-file", file))
        .returns(0, Called::exitCode);
    assertThat(call("list").out()).contains("bo  [adviser] of barn").doesNotContain("disabled");
    assertThat(call("disable", "bo").exitCode()).isZero();
    assertThat(call("list").out()).contains("(disabled)");
    assertThat(call("enable", "bo").exitCode()).isZero();
    assertThat(call("reset", "bo", "--password-file", file).out()).contains("another password");
  }

  @Test
  void what_cannot_be_done_is_told_in_a_sentence_and_the_password_is_not_repeated()
      throws Exception {
    Called tooShort = call("add", "al", "--role", "ops", "--password-file", file("too short"));
    assertThat(tooShort.exitCode()).isEqualTo(2);
    assertThat(tooShort.err()).contains("12 to 200 characters").doesNotContain("too short\n");
    assertThat(call("add", "al", "--role", "king", "--password-file", file("x")).err())
        .contains("There is no role 'king'");
    assertThat(call("disable", "nobody").err()).contains("There is no account nobody");
    assertThat(call("add", "al", "--role", "ops").err()).contains("--password-file");
    assertThat(call().err()).contains("add", "reset");
  }

  @Test
  void a_provider_that_is_half_set_is_told_before_anything_starts() {
    assertThat(OpenIdEnvironment.read(Map.of())).isEmpty();
    assertThatThrownBy(
            () ->
                OpenIdEnvironment.read(
                    Map.of("FINGERPOST_OPENID_ISSUER", "https://login.example.org")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("FINGERPOST_OPENID_CLIENT_ID is not");
    Map<String, String> whole =
        Map.of(
            "FINGERPOST_OPENID_ISSUER", "https://login.example.org",
            "FINGERPOST_OPENID_CLIENT_ID", "hub",
            "FINGERPOST_OPENID_CLIENT_SECRET", "never-shown",
            "FINGERPOST_OPENID_ROLES", "groups=hub-ops:ops");
    assertThat(OpenIdEnvironment.read(whole).orElseThrow().rules())
        .allMatch(rule -> rule.role() == Role.OPS);
    assertThat(OpenIdEnvironment.read(whole).orElseThrow().toString())
        .doesNotContain("never-shown");
  }

  private static String file(String password) throws IOException {
    return Files.writeString(data.resolve("password.txt"), password + "\n").toString();
  }

  private static Called call(String... arguments) {
    List<String> all = new ArrayList<>(List.of("accounts"));
    all.addAll(Arrays.asList(arguments));
    if (arguments.length > 0) {
      all.addAll(List.of("--data", data.toString()));
    }
    return Called.with(all.toArray(String[]::new));
  }
}
