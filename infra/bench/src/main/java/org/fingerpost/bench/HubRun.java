package org.fingerpost.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.infra.Main;

/** One fresh hub, started as its user would start it, whose one member is the source table. */
final class HubRun implements AutoCloseable {
  static final String READY = "Ready.";

  /** Those of the launcher {@code fingerpost}. */
  private static final List<String> JVM =
      List.of(
          "-Xms320m",
          "-Xmx512m",
          "-Xmn200m",
          "-XX:SurvivorRatio=3",
          "-XX:+UseSerialGC",
          "-XX:MaxInlineLevel=9",
          "-XX:FreqInlineSize=150",
          "-XX:InlineSmallCode=1500",
          "-XX:MaxMetaspaceSize=192m",
          "-XX:ReservedCodeCacheSize=96m",
          "-XX:MaxDirectMemorySize=96m",
          "-Xss512k");

  private static final Pattern ADDRESS = Pattern.compile("http://[^/\\s]+/");

  private final ChildJvm child;
  private final Path data;
  private final Path log;

  /**
   * Starts it.
   *
   * @param descriptor of its member
   * @param secret what the descriptor's secret is
   * @param mainClass the hub's own, or one that runs a part of it
   */
  HubRun(Path folder, String descriptor, String secret, Class<?> mainClass)
      throws IOException, InterruptedException {
    this(folder, descriptor, Map.of("BENCH_PASSWORD", secret), mainClass, "keys");
  }

  private HubRun(
      Path folder,
      String descriptor,
      Map<String, String> environment,
      Class<?> mainClass,
      String linking)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("members"));
    data = folder.resolve("data");
    log = folder.resolve("log");
    Files.writeString(folder.resolve("members/bench.yaml"), descriptor);
    child =
        new ChildJvm(
            log,
            jvm(),
            environment,
            mainClass.getName(),
            "run",
            "--members",
            folder.resolve("members").toString(),
            "--data",
            data.toString(),
            "--port",
            "0",
            "--linking",
            linking);
    try {
      child.awaitText(READY);
    } catch (RuntimeException | IOException | InterruptedException e) {
      child.close(); // nobody else knows of it yet
      throw e;
    }
  }

  /** One that reads the source as often as that, ISO 8601. */
  static HubRun polled(Path folder, DatabaseAddress source, String poll, Class<?> mainClass)
      throws IOException, InterruptedException {
    return new HubRun(folder, BenchMember.polled(source, poll), source.password(), mainClass);
  }

  /** One that follows the source's log as far as the member's own topic. */
  static HubRun followed(Path folder, DatabaseAddress source)
      throws IOException, InterruptedException {
    return new HubRun(
        folder, BenchMember.followed(source), source.password(), CollectOnlyMain.class);
  }

  /** The same whose member has services too. */
  static HubRun withServices(Path folder, DatabaseAddress source, String poll)
      throws IOException, InterruptedException {
    String descriptor = BenchMember.withServices(source, poll);
    return new HubRun(folder, descriptor, source.password(), Main.class);
  }

  /** The same of a hub that links by a model. */
  static HubRun modelled(Path folder, DatabaseAddress source, String poll)
      throws IOException, InterruptedException {
    String descriptor = BenchMember.polled(source, poll);
    return new HubRun(
        folder, descriptor, Map.of("BENCH_PASSWORD", source.password()), Main.class, "model");
  }

  /** As {@link #polled}, with more settings by environment variables. */
  static HubRun set(
      Path folder, DatabaseAddress source, String poll, Map<String, String> environment)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("BENCH_PASSWORD", source.password());
    return new HubRun(folder, BenchMember.polled(source, poll), all, Main.class, "keys");
  }

  private static List<String> jvm() {
    List<String> jvm = new ArrayList<>(JVM);
    jvm.addAll(List.of(System.getProperty("hub.jvm", "").split(" ")));
    jvm.removeIf(String::isBlank);
    return jvm;
  }

  /** The bootstrap servers of its broker. */
  String brokers() throws IOException {
    return "127.0.0.1:" + Files.readString(data.resolve("broker/port")).strip();
  }

  /** Where its pages are. */
  URI address() throws IOException {
    Matcher address = ADDRESS.matcher(Files.readString(log));
    if (!address.find()) {
      throw new IllegalStateException("The hub did not print its address; see " + log);
    }
    return URI.create(address.group());
  }

  /** The process of its JVM. */
  long pid() {
    return child.pid();
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
    awaitCounted(
        records + " joint records, published",
        patience,
        "SELECT (SELECT count(*) FROM joint_record) - (SELECT count(*) FROM outbox)",
        records);
  }

  /** Waits for a growing number that the joint database counts, see {@link Waiting}. */
  void awaitCounted(String what, Duration patience, String query, long wanted) throws IOException {
    DatabaseAddress joint = joint();
    Waiting.untilCounted(
        what,
        patience,
        wanted,
        () -> {
          child.requireAlive();
          return joint.number(query);
        });
  }

  /** Waits for a number that the joint database answers. */
  void await(String what, Duration patience, DatabaseAddress joint, String query, long atLeast) {
    Waiting.until(
        what,
        patience,
        () -> {
          child.requireAlive();
          return joint.number(query) >= atLeast;
        });
  }

  /** Fails when the hub has ended by itself. */
  void requireAlive() {
    child.requireAlive();
  }

  @Override
  public void close() {
    child.close();
  }
}
