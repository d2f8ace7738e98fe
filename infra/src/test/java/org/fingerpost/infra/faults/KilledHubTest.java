package org.fingerpost.infra.faults;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledHubTest {
  private static final int ROWS = 60;

  @TempDir Path members;
  @TempDir Path data;
  @TempDir Path elsewhere;

  private final long seed = Long.getLong("fingerpost.seed", System.nanoTime());
  private final AtomicReference<URI> address = new AtomicReference<>();
  private final AtomicInteger committed = new AtomicInteger();
  private final ScheduledExecutorService writers = Executors.newScheduledThreadPool(3);
  private final List<ScheduledFuture<?>> writing = new ArrayList<>();

  /** How a round ends, and how many commits of the members after what. */
  private record Kill(boolean whileStarting, boolean withDatabase) {}

  @Test
  void every_committed_change_arrives_once_though_the_hub_is_killed_again_and_again()
      throws Exception {
    System.out.println("The seed of the kills is " + seed + " (-Dfingerpost.seed=...)");
    Random random = new Random(seed);
    try (EmbeddedDatabase server = EmbeddedDatabase.start(elsewhere.resolve("member"));
        TableDesk table = new TableDesk("ledger", server)) {
      SheetDesk sheet = new SheetDesk("sheets", elsewhere.resolve("exports"));
      PushDesk push = new PushDesk("pusher", address);
      table.describe(members, Descriptors.EAGER);
      sheet.describe(members, Descriptors.EAGER);
      push.describe(members);
      write(table, random.nextLong(), 20);
      write(sheet, random.nextLong(), 60);
      write(push, random.nextLong(), 40);
      List.of(
              new Kill(false, false),
              new Kill(false, true),
              new Kill(true, false),
              new Kill(false, true))
          .forEach(kill -> runAndKill(kill, random));
      try (HubProcess hub = HubProcess.launch(members, data, Map.of()).awaitReady()) {
        address.set(hub.address());
        awaitCommits(100);
        stopWriting();
        Flow flow = Flow.in(data);
        flow.awaitTruth(table, sheet, push);
        flow.assertEachOnceAndPublished(table, sheet, push);
      }
    } finally {
      writers.shutdownNow();
    }
  }

  private void runAndKill(Kill kill, Random random) {
    HubProcess hub = HubProcess.launch(members, data, Map.of());
    if (!kill.whileStarting()) {
      address.set(hub.awaitReady().address());
    }
    awaitCommits(20 + random.nextInt(200));
    address.set(null);
    if (kill.withDatabase()) {
      hub.killWithDatabase();
    } else {
      hub.kill();
    }
  }

  private void awaitCommits(int more) {
    int wanted = committed.get() + more;
    Awaitility.await("members commit")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> committed.get() >= wanted || writing.stream().anyMatch(Future::isDone));
  }

  private void write(Desk desk, long itsSeed, int everyMillis) {
    Random random = new Random(itsSeed);
    writing.add(
        writers.scheduleWithFixedDelay(
            () -> change(desk, random), 0, everyMillis, TimeUnit.MILLISECONDS));
  }

  private void change(Desk desk, Random random) {
    String id = Integer.toString(random.nextInt(ROWS));
    boolean remove = desk.rows().containsKey(id) && random.nextInt(4) == 0;
    if (remove) {
      desk.remove(id);
    } else {
      desk.save(Row.of(id, desk.member() + " group " + id, "as of change " + committed.get()));
    }
    committed.incrementAndGet();
  }

  /** Lets each change under way end. */
  private void stopWriting() throws Exception {
    writing.forEach(
        task -> {
          if (task.isDone()) {
            throw new AssertionError("A writer broke off: " + task);
          }
          task.cancel(false);
        });
    writers.shutdown();
    if (!writers.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new AssertionError("A change did not end.");
    }
  }
}
