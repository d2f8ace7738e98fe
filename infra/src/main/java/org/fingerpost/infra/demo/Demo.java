package org.fingerpost.infra.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.demo.invent.County;
import org.fingerpost.infra.demo.life.DemoLife;
import org.fingerpost.infra.demo.life.Office;
import org.fingerpost.infra.hub.BrokerAhead;
import org.fingerpost.infra.hub.CloseStack;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.hub.HubSettings.DatabaseAddress;
import org.fingerpost.infra.hub.Linking;

/**
 * Everything at once on one machine: engines, thirteen member systems with people at work in them,
 * and the hub. The first start makes the systems; the next ones go on with what stands in them.
 */
public final class Demo {
  private static final long SEED = 2006;
  private static final long SECONDS_BETWEEN_COUNTS = 5;

  private final Path data;
  private final int port;
  private final Optional<Duration> runFor;
  private final PrintStream out;
  private final Clock clock = Clock.systemUTC();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicReference<Optional<URI>> address = new AtomicReference<>(Optional.empty());

  /**
   * A demo that has not been started.
   *
   * @param data the folder in which everything is kept
   * @param port of the pages; 0 for any free one
   * @param runFor when it ends by itself, counted from when it is ready; empty: when it is told to
   */
  public Demo(Path data, int port, Optional<Duration> runFor, PrintStream out) {
    this.data = data.toAbsolutePath();
    this.port = port;
    this.runFor = runFor;
    this.out = out;
  }

  /**
   * Runs it to its end.
   *
   * @return the stages that saw no record all the while; empty when all is well, or when it was
   *     stopped before its time
   */
  public List<String> run() throws IOException, DescriptorException, InterruptedException {
    Instant begun = clock.instant();
    try (CloseStack things = new CloseStack()) {
      things.closeWithProcess(stop::countDown);
      BrokerAhead broker = things.add(BrokerAhead.in(data));
      EmbeddedDatabase database = things.add(EmbeddedDatabase.start(data.resolve("database")));
      print("PostgreSQL  127.0.0.1:" + database.port() + " (embedded)");
      County county = new County(SEED);
      Consortium consortium = new Consortium(data, database, county, address::get, clock);
      List<Office> offices = consortium.open(this::print);
      offices.forEach(office -> things.add(office.system()));
      Hub hub = things.add(hub(broker, database, consortium));
      address.set(Optional.of(hub.address()));
      new DemoAccounts(hub.database(), clock)
          .open()
          .forEach(account -> print("Sign in     " + account));
      sayReady(hub, begun);
      DemoLife life = things.add(new DemoLife(county, offices, chance(offices), this::live));
      DemoCounter counter = things.add(new DemoCounter(hub.brokers(), hub.database()));
      DemoCounts start = counter.count();
      life.start();
      return watch(counter, start, new DemoExample(hub.database(), data));
    }
  }

  /** Has {@link #run} end soon, from any thread. */
  public void stop() {
    stop.countDown();
  }

  /** Other things happen on every start, as what stands in the systems differs; all by one seed. */
  private static Random chance(List<Office> offices) {
    long known =
        offices.stream()
            .map(Office::system)
            .flatMap(system -> system.records(system.plan().organisations()).stream())
            .mapToLong(record -> record.toString().hashCode())
            .sum();
    return new Random(SEED + known);
  }

  private Hub hub(BrokerAhead broker, EmbeddedDatabase database, Consortium consortium)
      throws IOException, DescriptorException, InterruptedException {
    List<MemberDescriptor> members =
        new DescriptorReader().readFolder(consortium.descriptorFolder()).membersOrThrow();
    HubSettings settings =
        HubSettings.embedded(data, port)
            .withDatabase(DatabaseAddress.on(database))
            .withLinking(Linking.MODEL);
    return Hub.start(settings, broker, members, this::print);
  }

  private void sayReady(Hub hub, Instant begun) {
    print("Routes      " + hub.address().resolve("/health/routes"));
    print("Feed        " + hub.address().resolve("/oruk/v3/services"));
    print("Data        " + data);
    Duration took = Duration.between(begun, clock.instant());
    print(
        "Ready after %.1f s. %s"
            .formatted(
                took.toMillis() / 1000.0,
                runFor
                    .map(time -> "It ends by itself in " + time.toSeconds() + " s.")
                    .orElse("Ctrl-C stops it; a second start goes on from here.")));
  }

  private boolean show(DemoExample example) {
    Optional<String> line = example.line();
    line.ifPresent(this::print);
    return line.isPresent();
  }

  private List<String> watch(DemoCounter counter, DemoCounts start, DemoExample example)
      throws InterruptedException {
    Optional<Instant> end = runFor.map(time -> clock.instant().plus(time));
    DemoCounts last = start;
    boolean stopped = false;
    boolean shown = false;
    while (!stopped && end.map(clock.instant()::isBefore).orElse(true)) {
      stopped = stop.await(SECONDS_BETWEEN_COUNTS, TimeUnit.SECONDS);
      if (!stopped) {
        DemoCounts now = counter.count();
        if (!now.equals(last)) {
          print(now.line());
        }
        last = now;
        shown = shown || show(example);
      }
    }
    return stopped ? List.of() : last.idleSince(start);
  }

  private void live(String sentence) {
    print("  " + sentence);
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
