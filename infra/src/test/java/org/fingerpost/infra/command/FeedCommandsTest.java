package org.fingerpost.infra.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.route.joint.JointDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for places and webhooks, beside the database of a hub. */
class FeedCommandsTest {
  @TempDir static Path data;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.start(data.resolve("database")).createDatabase("fingerpost");
    JointDatabase.migrate(database.dataSource("fingerpost"));
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void a_webhook_is_added_shown_without_its_secret_and_removed() {
    Called added =
        call(
            "webhooks",
            "add",
            "http://127.0.0.1:9/hook",
            "--entity",
            "services",
            "--allow-internal");
    assertThat(added.exitCode()).as(added.err()).isZero();
    Matcher id = Pattern.compile("Webhook ([0-9a-f-]{36})").matcher(added.out());
    assertThat(id.find()).isTrue();
    assertThat(added.out()).contains("whsec_");
    Called list = call("webhooks", "list");
    assertThat(list.out())
        .contains(id.group(1), "told of services", "nothing yet")
        .doesNotContain("whsec_");
    assertThat(call("webhooks", "resume", id.group(1)).exitCode()).isZero();
    assertThat(call("webhooks", "remove", id.group(1)).exitCode()).isZero();
    Called again = call("webhooks", "remove", id.group(1));
    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(again.err()).contains("There is no webhook");
  }

  @Test
  void a_webhook_within_the_network_and_an_unknown_entity_are_refused() {
    assertThat(call("webhooks", "add", "http://127.0.0.1:9/hook").err())
        .contains("--allow-internal");
    assertThat(call("webhooks", "add", "http://192.0.2.1/hook", "--entity", "people").err())
        .contains("organizations");
  }

  @Test
  void places_are_loaded_from_a_folder_and_cut_to_what_is_wanted() throws IOException {
    Path folder = Files.createDirectories(data.resolve("lists"));
    Files.writeString(
        folder.resolve("list.csv"),
        "pcds,lat,long,oslaua\nWR11 4AB,52.09,-1.94,E07000238\nBS1 1AA,51.45,-2.59,E06000023\n");
    Called load = call("places", "load", folder.toString(), "--only", "wr,B");
    assertThat(load.exitCode()).as(load.err()).isZero();
    assertThat(load.out()).contains("1 postcodes stand");
    assertThat(call("places", "load", data.resolve("none.csv").toString()).err())
        .contains("There is no file");
  }

  private static Called call(String... arguments) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = data.toString();
    return Called.with(all);
  }
}
