package org.fingerpost.infra.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fingerpost.infra.command.ExitCode;
import org.fingerpost.infra.command.FingerpostCommand;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands by which a person sees refused records, replays and discards them. */
class QuarantineCommandsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path data;
  @TempDir Path exports;

  private int code;

  @BeforeEach
  void aMemberOfWhoseGroupsOneHasNoName() {
    Members.write(exports.resolve("groups.csv"), "id,GroupName", "1,Malvern Chess Club", "2,");
    Members.write(exports.resolve("offers.csv"), "id,group,Offer");
  }

  @Test
  void a_refused_record_is_found_looked_at_replayed_and_discarded_while_the_hub_runs()
      throws Exception {
    try (Hub hub = Hub.start(HubSettings.embedded(data, 0), members(), line -> {})) {
      await().atMost(LONG).until(() -> call("list").contains("1 of spreadsheets/groups"));
      assertThat(call("list")).contains("refused by normalise (required)");
      String id = json("list", "--each", "--output", "json").at("/refusals/0").get("id").asText();

      assertThat(call("show", id)).contains("spreadsheets", "required").doesNotContain("record  ");
      assertThat(json("show", id, "--record", "--by", "Ann", "--output", "json").get("record"))
          .isNotNull();
      assertThat(call("preview", id)).contains("0 would pass", "1 refused again");
      assertThat(call("replay", id, "--because", "trying")).contains("1 refused again");
      assertThat(code).isZero();
      assertThat(call("discard", id)).contains("Say why");
      assertThat(code).isEqualTo(ExitCode.REFUSED.number());
      assertThat(call("discard", id, "--because", "a test row")).contains("1 discarded");
      assertThat(call("replay", id)).contains("discarded by");
      assertThat(code).isEqualTo(ExitCode.REFUSED.number());
      assertThat(call("list")).contains("Nothing is open");
    }
  }

  @Test
  void an_order_outlives_a_hub_that_does_not_run() throws Exception {
    try (Hub hub = Hub.start(HubSettings.embedded(data, 0), members(), line -> {})) {
      await().atMost(LONG).until(() -> call("list").contains("1 of spreadsheets/groups"));
    }
    assertThat(call("replay", "--all", "--wait", "1s")).contains("No hub has done it yet");
    assertThat(code).isEqualTo(ExitCode.STILL_WAITING.number());
    try (Hub hub = Hub.start(HubSettings.embedded(data, 0), members(), line -> {})) {
      await()
          .atMost(LONG)
          .until(
              () ->
                  json("list", "--each", "--output", "json")
                          .at("/refusals/0")
                          .get("attempts")
                          .asInt()
                      == 1);
    }
  }

  @Test
  void what_cannot_be_asked_is_answered_in_a_sentence() throws Exception {
    try (Hub hub = Hub.start(HubSettings.embedded(data, 0), members(), line -> {})) {
      assertThat(call("replay")).contains("--all");
      assertThat(code).isEqualTo(ExitCode.USAGE.number());
      assertThat(call("replay", "none")).contains("There is no refusal none");
      assertThat(call("replay", "--member", "nobody")).contains("member=nobody");
      assertThat(call("list", "--since", "yesterday")).contains("is no moment");
      assertThat(call("list", "--each", "--status", "odd")).contains("--status is open");
    }
  }

  private JsonNode json(String... arguments) throws Exception {
    return Json.MAPPER.readTree(call(arguments));
  }

  private String call(String... arguments) {
    List<String> all = new ArrayList<>(List.of("quarantine"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--data", data.toString()));
    StringWriter said = new StringWriter();
    CommandLine line = FingerpostCommand.commandLine();
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    code = line.execute(all.toArray(String[]::new));
    return said.toString();
  }

  private List<org.fingerpost.connector.descriptor.MemberDescriptor> members() {
    return List.of(Members.ofFiles(exports));
  }
}
