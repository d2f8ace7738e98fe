package org.fingerpost.infra.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
  private static final String GOOD =
      """
      member:
        id: barn
        name: Barn
        website: https://barn.example.org
        time_zone: Europe/London
      system:
        files: {folder: ./exports}
      datasets:
        groups:
          kind: organization
          files: "groups*.csv"
          key: group_id
          fields:
            name: GroupName
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [name]
      """;

  @TempDir Path folder;

  @Test
  void help_names_every_command_and_what_each_exit_code_means() {
    Called help = Called.with("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains(
            "run",
            "check",
            "demo",
            "link",
            "links",
            "verdict",
            "withdraw",
            "brake",
            "init",
            "drift",
            "Examples",
            "Exit codes");
    for (ExitCode code : ExitCode.values()) {
      assertThat(help.out()).contains(" " + code.number() + " ");
    }
  }

  /** Those that run until they are stopped, write a file for a person, or a script for a shell. */
  private static final Set<String> WITHOUT_JSON =
      Set.of("demo", "run", "agent", "init", "generate-completion");

  @Test
  void whatever_tells_something_can_tell_it_as_json_and_a_shell_completes_that() {
    assertThat(withoutJson(FingerpostCommand.commandLine())).isEmpty();
    assertThat(Called.with("generate-completion").out())
        .contains("brake", "(\"text\" \"json\") # --output");
  }

  /** Groups of commands say nothing themselves. */
  private static List<String> withoutJson(CommandLine line) {
    List<String> without = new ArrayList<>();
    line.getSubcommands().forEach((name, command) -> without.addAll(withoutJson(command)));
    boolean isGroup = !line.getSubcommands().isEmpty();
    String name = line.getCommandSpec().qualifiedName(" ");
    if (!isGroup
        && !WITHOUT_JSON.contains(line.getCommandName())
        && line.getCommandSpec().findOption("--output") == null) {
      without.add(name);
    }
    return without;
  }

  @Test
  void every_command_has_help_with_an_example() {
    for (String command :
        new String[] {
          "run", "check", "demo", "link", "links", "verdict", "withdraw", "brake", "drift", "init"
        }) {
      assertThat(Called.with(command, "--help").out())
          .contains("Examples:", "fingerpost " + command);
    }
  }

  @Test
  void a_word_mistyped_is_answered_with_the_right_one() {
    Called mistyped = Called.with("rum");
    assertThat(mistyped.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(mistyped.err()).contains("Did you mean", "run").doesNotContain("Exception");
  }

  @Test
  void a_time_without_its_unit_is_answered_with_the_form() {
    Called demo = Called.with("demo", "--for", "60");
    assertThat(demo.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(demo.err()).contains("60s");
  }

  @Test
  void check_shows_what_would_be_shared_and_tells_an_unreadable_system_by_its_exit_code()
      throws IOException {
    write("barn.yaml", GOOD);
    Files.createDirectories(folder.resolve("exports"));
    write("exports/groups.csv", "group_id,GroupName,Notes\n1,Malvern Chess Club,private\n");
    Called check = Called.with("check", folder.resolve("barn.yaml").toString());
    assertThat(check.exitCode()).isZero();
    assertThat(check.out()).contains("Malvern Chess Club", "nothing was shared", "Not compared");

    write("exports/groups.csv", "group_id,GroupName,Notes\n1,Malvern Chess Club,private\n2,,x\n");
    String[] strict = {"check", folder.resolve("barn.yaml").toString(), "--strict"};
    assertThat(Called.with(strict).exitCode()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(Called.with(strict).out())
        .contains("The full listing has 2 rows: 2 records would be added, 0 changed, 0 deleted");

    write("exports/groups.csv", "group_id,Title\n1,Malvern Chess Club\n");
    Called unreadable = Called.with("check", folder.resolve("barn.yaml").toString());
    assertThat(unreadable.exitCode()).isEqualTo(ExitCode.MEMBER_UNREACHABLE.number());
    assertThat(unreadable.out()).contains("GroupName");
  }

  @Test
  void a_missing_members_folder_is_named() {
    Called run = Called.with("run", "--members", folder.resolve("nowhere").toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err()).contains("There is no folder", "nowhere", "--members");
  }

  @Test
  void an_empty_members_folder_is_named() {
    Called run = Called.with("run", "--members", folder.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err()).contains("holds no member descriptor");
  }

  @Test
  void a_bad_descriptor_is_told_with_line_and_column() throws IOException {
    write("barn.yaml", GOOD.replace("  name: Barn", "  nmae: Barn"));
    Called run = Called.with("run", "--members", folder.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_DESCRIPTOR.number());
    assertThat(run.err()).contains("barn.yaml", "line 3", "column", "nmae");

    Called check = Called.with("check", folder.resolve("barn.yaml").toString());
    assertThat(check.exitCode()).isEqualTo(ExitCode.BAD_DESCRIPTOR.number());
    assertThat(check.err()).contains("line 3");
  }

  @Test
  void a_descriptor_that_is_not_there_is_named() {
    Called check = Called.with("check", folder.resolve("none.yaml").toString());
    assertThat(check.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(check.err()).contains("There is no file", "none.yaml");
  }

  @Test
  void a_port_in_use_is_told_before_any_engine_starts() throws IOException {
    write("barn.yaml", GOOD);
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Called run = run("--port", Integer.toString(other.getLocalPort()));
      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
      assertThat(run.err()).contains("cannot listen", "--port", "" + other.getLocalPort());
    }
    assertThat(folder.resolve("data/database")).doesNotExist();
  }

  @Test
  void a_database_that_does_not_answer_is_told_without_its_password() throws IOException {
    write("barn.yaml", GOOD);
    Called run = run("--port", "0", "--database-url", "jdbc:postgresql://127.0.0.1:1/joint");
    assertThat(run.exitCode()).isEqualTo(ExitCode.ENGINE_UNAVAILABLE.number());
    assertThat(run.err()).contains("PostgreSQL does not answer", "FINGERPOST_DATABASE_URL");
  }

  @Test
  void a_stage_that_does_not_exist_is_answered_with_those_that_do() throws IOException {
    write("barn.yaml", GOOD);
    Called run = run("--stages", "collect,dance");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err()).contains("'dance'", "collect", "normalise", "serve");
  }

  @Test
  void some_stages_alone_are_refused_on_engines_that_no_other_process_reaches() throws IOException {
    write("barn.yaml", GOOD);
    Called run = run("--port", "0", "--stages", "collect,normalise");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err()).contains("--stages", "FINGERPOST_KAFKA_BROKERS");
    assertThat(folder.resolve("data/database")).doesNotExist();
  }

  @Test
  void a_withdrawal_where_no_hub_ever_ran_is_told_so() {
    Called withdraw = Called.with("withdraw", "barn", "--data", folder.resolve("data") + "");
    assertThat(withdraw.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(withdraw.err()).contains("No hub has ever run", "--data");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void a_withdrawal_of_a_member_who_shares_nothing_names_those_who_do() {
    Path data = folder.resolve("data");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("database"))) {
      database.createDatabase("fingerpost");
    }
    Called withdraw = Called.with("withdraw", "barn", "--data", data.toString());
    assertThat(withdraw.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(withdraw.err()).contains("No member barn", "Members that do: none");
  }

  @Test
  void init_drafts_a_descriptor_that_shares_nothing_and_never_overwrites_one() throws IOException {
    Files.createDirectories(folder.resolve("exports"));
    write(
        "exports/Groups 2026.csv",
        "Ref;Group Name;Tel;E-mail Address;Post Code;Committee notes\n1;Chess Club;01632 960123;a@example.org;WR1 1AA;x\n");
    write("exports/odd.csv", "colour,shape\nred,round\n");
    Path drafted = folder.resolve("members/vale-hub.yaml");
    String[] line = {
      "init", drafted + "", "--name", "Vale Hub", "--folder", folder.resolve("exports") + ""
    };
    Called init = Called.with(line);
    assertThat(init.exitCode()).as(init.err()).isZero();
    assertThat(Files.readString(drafted))
        .contains("id: vale-hub", "kind: organization", "folder: \"../exports\"")
        .contains("name: \"Group Name\"", "phones.number: \"Tel\"", "email: \"E-mail Address\"")
        .contains("key: \"Ref\"", "public: []", "Columns that nothing is made of: Committee notes")
        .contains("Left out, as no column of it looks like a name or a key: odd");

    Called check = Called.with("check", drafted.toString(), "--data", folder.resolve("none") + "");
    assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
    assertThat(check.out())
        .contains("nothing of \"groups-2026\" is shared yet", "0 would be shared");

    Files.writeString(drafted, "mine");
    Called again = Called.with(line);
    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(again.err()).contains("left as it is");
    assertThat(Files.readString(drafted)).isEqualTo("mine");
  }

  private Called run(String... more) {
    String[] all = {"run", "--members", folder.toString(), "--data", folder.resolve("data") + ""};
    String[] line = java.util.Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, line, all.length, more.length);
    return Called.with(line);
  }

  private void write(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    // A file this fresh would count as still being written.
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }
}
