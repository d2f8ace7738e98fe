package org.fingerpost.infra.faults;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.hub.WatchedHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power cut takes what the broker acknowledged and nobody forced to the disk. */
class PowerCutTest {
  private static final int ROWS = 200;
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);

  @AfterEach
  void awaitTheEndOfTheFirstHub() {
    closing.join();
  }

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
    Hub hub =
        WatchedHub.start(HubSettings.embedded(data, 0), Descriptors.read(members), disk::watching);
    try {
      address.set(hub.address());
      for (int i = 0; i < ROWS; i++) {
        table.save(Row.of(Integer.toString(i), "Group " + i, "before the cut"));
      }
      push.save(Row.of("1", "Pushed group 1", "taken"));
      Flow flow = Flow.in(data);
      Awaitility.await().atMost(LONG).until(() -> flow.joint().truth().size() > ROWS);
      // From the last stage to the first: each comes to stand before a disk that does not answer.
      for (String topics : List.of("joint.", "hub.", "member.ledger.")) {
        disk.cutPower(topics);
        table.save(Row.of("1", "Group 1", "acknowledged, and lost from " + topics));
        awaitLossTwice(disk, topics);
      }
      killDatabase(data);
      disk.copyAfterTheCut(folder.resolve("positions-true"), true);
      disk.copyAfterTheCut(folder.resolve("positions-false"), false);
    } finally {
      // It takes its time over that, since its database is gone.
      closing = CompletableFuture.runAsync(hub::close);
    }
  }

  /** A stage whose position did not move writes the same again, and loses that too. */
  private static void awaitLossTwice(Disk disk, String topics) {
    Awaitility.await(topics).atMost(LONG).until(() -> disk.bytesLost(topics) > 0);
    long once = disk.bytesLost(topics);
    Awaitility.await(topics + " again").atMost(LONG).until(() -> disk.bytesLost(topics) > once);
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
