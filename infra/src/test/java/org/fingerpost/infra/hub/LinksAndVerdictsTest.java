package org.fingerpost.infra.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fingerpost.infra.command.FingerpostCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands by which a person sees why records are linked, and says otherwise. */
class LinksAndVerdictsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String ONE = "spreadsheets/groups/1";
  private static final String OTHER = "spreadsheets/groups/2";

  @TempDir Path data;
  @TempDir Path exports;

  @BeforeEach
  void aMemberThatTypedOneClubTwice() {
    Members.write(
        exports.resolve("groups.csv"),
        "id,GroupName",
        "1,Evesham Vale Chess and Draughts Society",
        "2,Evesham Vale Chess & Draughts Society");
    Members.write(exports.resolve("offers.csv"), "id,group,Offer");
  }

  @Test
  void a_verdict_is_followed_while_the_hub_runs_and_can_be_withdrawn() throws Exception {
    try (Hub hub = start()) {
      String before = awaitLinks(ONE, "spreadsheets/groups/1");
      call("verdict", "same", ONE, OTHER, "--because", "typed twice", "--by", "Ann");
      awaitLinks(ONE, OTHER);
      assertThat(call("links", OTHER)).contains(ONE);

      call("verdict", "different", ONE, OTHER, "--because", "two after all", "--by", "Ann");
      await().atMost(LONG).until(() -> !call("links", ONE).contains(OTHER));

      assertThat(call("verdict", "withdraw", ONE, OTHER)).contains("Withdrawn");
      await().atMost(LONG).until(() -> call("links", ONE).equals(before));
      assertThat(call("links", "--review")).contains("pairs that wait for a person");
    }
  }

  @Test
  void what_cannot_be_said_is_answered_in_a_sentence() throws Exception {
    try (Hub hub = start()) {
      awaitLinks(ONE, ONE);
      assertThat(call("links", "barn")).contains("names no record", "MEMBER/DATASET/KEY");
      assertThat(call("links", "barn/groups/404")).contains("No record barn/groups/404");
      assertThat(call("links")).contains("--review");
      assertThat(call("verdict", "same", ONE, ONE, "--because", "x")).contains("Name two");
      assertThat(call("verdict", "same", ONE, OTHER)).contains("Say why");
      assertThat(call("verdict", "withdraw", ONE, OTHER)).contains("no verdict");
    }
  }

  private String awaitLinks(String record, String expected) {
    await().atMost(LONG).until(() -> call("links", record).contains(expected + "  seen"));
    return call("links", record);
  }

  private String call(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--data", data.toString()));
    StringWriter said = new StringWriter();
    CommandLine line = FingerpostCommand.commandLine();
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    line.execute(all.toArray(String[]::new));
    return said.toString();
  }

  private Hub start() throws InterruptedException {
    return Hub.start(
        HubSettings.embedded(data, 0).withLinking(Linking.MODEL),
        List.of(Members.ofFiles(exports)),
        ignored -> {});
  }
}
