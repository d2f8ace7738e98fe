package org.fingerpost.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One fresh hub, started as its user would start it, whose one member is the source table. */
final class HubRun implements AutoCloseable {
  static final String READY = "Ready.";

  /** Those of the launcher {@code fingerpost}. */
  private static final List<String> JVM =
      List.of(
          "-Xms64m",
          "-Xmx320m",
          "-XX:+UseSerialGC",
          "-XX:MaxMetaspaceSize=192m",
          "-XX:ReservedCodeCacheSize=96m",
          "-XX:MaxDirectMemorySize=96m",
          "-Xss512k");

  private final ChildJvm child;
  private final Path data;

  /**
   * Starts it.
   *
   * @param poll how often it looks for changes, ISO 8601
   * @param mainClass the hub's own, or one that runs a part of it
   */
  HubRun(Path folder, DatabaseAddress source, String poll, Class<?> mainClass)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("members"));
    data = folder.resolve("data");
    Files.writeString(folder.resolve("members/bench.yaml"), descriptor(source, poll));
    List<String> jvm = new ArrayList<>(JVM);
    jvm.addAll(List.of(System.getProperty("hub.jvm", "").split(" ")));
    jvm.removeIf(String::isBlank);
    child =
        new ChildJvm(
            folder.resolve("log"),
            jvm,
            Map.of("BENCH_PASSWORD", source.password()),
            mainClass.getName(),
            "run",
            "--members",
            folder.resolve("members").toString(),
            "--data",
            data.toString(),
            "--port",
            "0");
    child.awaitText(READY);
  }

  private static String descriptor(DatabaseAddress source, String poll) throws IOException {
    try (var template = HubRun.class.getResourceAsStream("/bench/member.yaml")) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@URL@", source.url())
          .replace("@USER@", source.user())
          .replace("@POLL@", poll)
          .replace("@LAG@", "PT1S");
    }
  }

  /** The hub and its database. */
  ProcessTree tree() throws IOException {
    return new ProcessTree(child.pid(), ProcessTree.serverOf(data.resolve("database")));
  }

  /** The joint database of the run. */
  DatabaseAddress joint() throws IOException {
    Path home = data.resolve("database");
    return new DatabaseAddress(
        "127.0.0.1",
        Integer.parseInt(Files.readString(home.resolve("port")).strip()),
        "fingerpost",
        "postgres",
        Files.readString(home.resolve("password")).strip());
  }

  /** Waits until that many joint records are there and all have been published. */
  void awaitPublished(long records, Duration patience) throws IOException {
    DatabaseAddress joint = joint();
    await(
        records + " joint records, published",
        patience,
        joint,
        "SELECT (SELECT count(*) FROM joint_record) - (SELECT count(*) FROM outbox)",
        records);
  }

  /** Waits for a number that the joint database answers. */
  void await(
      String what, Duration patience, DatabaseAddress joint, String query, long atLeast) {
    Waiting.until(
        what,
        patience,
        () -> {
          child.requireAlive();
          return joint.number(query) >= atLeast;
        });
  }

  @Override
  public void close() {
    child.close();
  }
}
