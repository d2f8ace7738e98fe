package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.command.FingerpostCommand;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A hub whose data folder is lost goes on from a backup: nothing is lost, and nothing is twice. */
class BackupTest {
  private static final int ROWS = 40;

  @TempDir Path folder;

  private final AtomicReference<URI> address = new AtomicReference<>();
  private int code;

  @Test
  void a_hub_that_was_backed_up_while_it_worked_goes_on_from_the_backup() throws Exception {
    try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("member"));
        TableDesk table = new TableDesk("ledger", server)) {
      PushDesk push = new PushDesk("pusher", address);
      table.describe(folder.resolve("members"), Descriptors.EAGER);
      push.describe(folder.resolve("members"));
      Map<String, String> before = workAndBackUp(table, push);
      delete(folder.resolve("data"));

      assertThat(restore()).contains("Restored", "send again");
      table.save(Row.of("new", "Typed while the hub was away", "late"));
      table.remove("3");
      try (Hub hub = start()) {
        Flow flow = Flow.in(folder.resolve("data"));
        flow.awaitTruth(table, push);
        flow.assertEachOnceAndPublished(table, push);
        assertThat(flow.joint().query("SELECT name FROM access_account"))
            .containsExactly(List.of("ann"));
        assertThat(flow.joint().query("SELECT action FROM operate_audit ORDER BY id"))
            .contains(List.of("backup"), List.of("restore"));
        assertThat(flow.joint().query("SELECT epoch FROM feed_epoch"))
            .isNotEqualTo(List.of(List.of(before.get("epoch"))));
      }
    }
  }

  @Test
  void what_cannot_be_backed_up_or_restored_is_answered_in_a_sentence() throws Exception {
    assertThat(call("backup", folder.resolve("copy"), folder.resolve("nothing")))
        .contains("No hub with an embedded broker has run");
    assertThat(call("restore", folder, folder.resolve("data"))).contains("is no whole backup");
    Path backup = Files.createDirectories(folder.resolve("backup"));
    Files.writeString(backup.resolve("backup.json"), NOT_WHOLE);
    assertThat(call("restore", backup, folder)).contains("is not empty. Nothing was restored");
    assertThat(call("restore", backup, folder.resolve("data"))).contains("broker/log is missing");
    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(call("backup", backup, folder)).contains("is there already");
    assertThat(code).isEqualTo(2);
  }

  private static final String NOT_WHOLE =
      "{\"made\":\"2026-11-01T10:00:00Z\",\"bytes\":1,\"files\":{\"broker/log\":\"00\"}}";

  private Map<String, String> workAndBackUp(TableDesk table, PushDesk push) throws Exception {
    try (Hub hub = start()) {
      Flow flow = Flow.in(folder.resolve("data"));
      for (int i = 0; i < ROWS; i++) {
        table.save(Row.of(Integer.toString(i), "Group " + i, "first"));
        push.save(Row.of(Integer.toString(i), "Pushed group " + i, "first"));
      }
      flow.awaitTruth(table, push);
      flow.joint()
          .execute(
              "INSERT INTO access_account (account_id, name, title, roles, made_at) VALUES (gen_random_uuid(), 'ann', 'Ann', '{ops}', now())");
      whileTheMemberGoesOnTyping(
          table,
          () ->
              assertThat(call("backup", folder.resolve("copy"), folder.resolve("data")))
                  .contains("Backed up"));
      return Map.of("epoch", flow.joint().query("SELECT epoch FROM feed_epoch").get(0).get(0));
    }
  }

  private static void whileTheMemberGoesOnTyping(TableDesk table, Runnable work) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService typist = Executors.newSingleThreadExecutor();
    try {
      Future<?> typing =
          typist.submit(
              () -> {
                for (int i = 0; !done.get(); i++) {
                  table.save(Row.of(Integer.toString(i % ROWS), "Group " + i % ROWS, "typed " + i));
                }
              });
      work.run();
      done.set(true);
      typing.get();
    } finally {
      typist.shutdownNow();
    }
  }

  private String restore() {
    return call("restore", folder.resolve("copy"), folder.resolve("data"));
  }

  private String call(String command, Path operand, Path data) {
    StringWriter said = new StringWriter();
    CommandLine line = FingerpostCommand.commandLine();
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    code = line.execute(command, operand.toString(), "--data", data.toString());
    return said.toString();
  }

  private Hub start() throws InterruptedException {
    Hub hub =
        Hub.start(
            HubSettings.embedded(folder.resolve("data"), 0),
            Descriptors.read(folder.resolve("members")),
            line -> {});
    address.set(hub.address());
    return hub;
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> walk = Files.walk(place)) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
