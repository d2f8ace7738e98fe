package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.hub.WatchedHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power cut takes what the broker acknowledged and nobody forced to the disk. */
class PowerCutTest {
  private static final int ROWS = 400;

  @TempDir Path folder;

  @Test
  void everything_arrives_though_a_power_cut_took_all_of_the_log_that_was_not_forced()
      throws Exception {
    Path members = folder.resolve("members");
    Path data = folder.resolve("data");
    AtomicReference<URI> address = new AtomicReference<>();
    PushDesk push = new PushDesk("pusher", address);
    push.describe(members);
    try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("member"));
        TableDesk table = new TableDesk("ledger", server)) {
      table.describe(members, Descriptors.EAGER);
      cutPowerUnder(data, members, table, push, address);
      for (boolean withPositions : new boolean[] {true, false}) {
        Path copy = folder.resolve("positions-" + withPositions);
        try (Hub hub =
            Hub.start(HubSettings.embedded(copy, 0), Descriptors.read(members), line -> {})) {
          Flow flow = Flow.in(copy);
          flow.awaitTruth(table, push);
          flow.assertEachOnceAndPublished(table, push);
        }
      }
    }
  }

  private void cutPowerUnder(
      Path data, Path members, TableDesk table, PushDesk push, AtomicReference<URI> address)
      throws Exception {
    Disk disk = new Disk(data);
    try (Hub hub =
        WatchedHub.start(
            HubSettings.embedded(data, 0), Descriptors.read(members), disk::watching)) {
      address.set(hub.address());
      for (int i = 0; i < ROWS; i++) {
        table.save(Row.of(Integer.toString(i), "Group " + i, "before the cut"));
        if (i % 40 == 0) {
          push.save(Row.of(Integer.toString(i), "Pushed group " + i, "taken"));
        }
      }
      Flow flow = Flow.in(data);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> flow.joint().truth().size() > ROWS / 8);
      disk.cutPower();
      // What is written now is acknowledged by the broker, and lost.
      table.save(Row.of("1", "Group 1", "after the cut"));
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> disk.bytesLost() > 0);
      killDatabase(data);
      disk.copyAfterTheCut(folder.resolve("positions-true"), true);
      disk.copyAfterTheCut(folder.resolve("positions-false"), false);
    }
    assertThat(disk.bytesLost()).isPositive();
  }

  private static void killDatabase(Path data) throws Exception {
    ProcessHandle server;
    try (Stream<String> lines = Files.lines(data.resolve("database/cluster/postmaster.pid"))) {
      server = ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow())).orElseThrow();
    }
    var all = Stream.concat(Stream.of(server), server.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    Awaitility.await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }
}
