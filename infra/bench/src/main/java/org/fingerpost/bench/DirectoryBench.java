package org.fingerpost.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.fingerpost.bench.HttpLoad.Addresses;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the directory's API costs, and how soon it tells what has changed. */
@Command(
    name = "directory",
    description =
        "The directory's API beside the bare health endpoint, small and large; and its freshness.")
final class DirectoryBench implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String POLL = "PT0.1S";
  private static final int PAUSE_MILLIS = 500;
  private static final String ORGANIZATIONS = Topics.signpost(SignpostEntity.ORGANIZATIONS);

  enum Spread {
    /** The large directory covers ten counties, the small one of them. */
    TEN_COUNTIES,
    /** Both cover one county: each search finds ten times as much in the large one. */
    ONE_COUNTY
  }

  @Option(names = "--small", defaultValue = "10000")
  private int small;

  @Option(names = "--large", defaultValue = "100000")
  private int large;

  @Option(
      names = "--spread",
      defaultValue = "TEN_COUNTIES",
      description = "${COMPLETION-CANDIDATES}")
  private Spread spread;

  @Option(names = "--seconds", defaultValue = "5", description = "Of each measurement in a round.")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "5")
  private int rounds;

  @Option(
      names = "--warm-up",
      defaultValue = "5000",
      description = "Searches before the first that counts: both sizes are to find warm code.")
  private int warmUp;

  @Option(names = "--changes", defaultValue = "200")
  private int changes;

  private final Counties counties = new Counties();

  @Override
  public Integer call() throws Exception {
    Path folder = Workspace.make();
    int groups = large / ServiceTable.A_GROUP;
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), groups);
        Connection member = source.address().connect()) {
      ServiceTable services = new ServiceTable(member);
      Path home = folder.resolve("hub");
      try (HubRun run = HubRun.withServices(home, source.address(), POLL);
          SourceChanges office = new SourceChanges(source.address())) {
        run.awaitPublished(groups, PATIENCE);
        counties.addTo(run.joint());
        searches(new DirectoryLoad(run, counties), services, run);
        freshness(run, office, groups);
      }
    }
    Workspace.remove(folder);
    return 0;
  }

  private void searches(DirectoryLoad load, ServiceTable services, HubRun run) throws Exception {
    try (load) {
      services.fill(1, small, chance -> counties.postcode(1, chance));
      load.await(small, PATIENCE);
      load.warm(1, warmUp);
      System.out.printf(
          "%n## The directory's API, %s; CPU is the hub's with its database%n%n", spread);
      DirectoryLoad.heading();
      double few = load.searches("search at %,d services".formatted(small), 1, span(), rounds);
      services.fill(small + 1, large, chance -> counties.postcodeFrom(first(), last(), chance));
      load.await(large, PATIENCE);
      double many =
          load.searches("search at %,d services".formatted(large), last(), span(), rounds);
      new Scoreboard(System.out)
          .ratio("CPU of a search, large to small", many / few, "1.5 or less");
      beside(load);
    }
  }

  private int first() {
    return spread == Spread.ONE_COUNTY ? 0 : 1;
  }

  private int last() {
    return spread == Spread.ONE_COUNTY ? 1 : Counties.NUMBER;
  }

  private Duration span() {
    return Duration.ofSeconds(seconds);
  }

  /** Beside the bare health endpoint, round by round. */
  private void beside(DirectoryLoad load) throws Exception {
    System.out.printf(
        "%n## At %,d services, beside /health/live, %d clients%n%n", large, HttpLoad.CLIENTS);
    System.out.println("| | requests/s | to health | p99, ms | to health |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    Addresses health = load.health();
    load.beside("text and proximity, 20 a page", load.search(last()), health, span(), rounds);
    load.beside("one service", load.one(), health, span(), rounds);
    load.beside("a page of 100", load.page(), health, span(), rounds);
  }

  private void freshness(HubRun run, SourceChanges office, int groups) throws Exception {
    ChangeSeries series = new ChangeSeries(changes, groups, PAUSE_MILLIS);
    ApiSight api = new ApiSight(run.address());
    try (TopicWatch topic = new TopicWatch(run.brokers(), ORGANIZATIONS);
        ChangesWatch pages = new ChangesWatch(run.address())) {
      Percentiles inApi = series.measure(office, api);
      System.out.printf(
          "%n## From a member's commit, polled each %s, %d changes, ms: median / p99 / worst%n%n",
          POLL, changes);
      System.out.println("| to | |");
      System.out.println("| --- | ---: |");
      System.out.printf("| the topic | %s |%n", series.arrivals(topic));
      System.out.printf("| `/changes` | %s |%n", series.arrivals(pages));
      System.out.printf("| the record in the API | %s |%n", inApi);
      System.out.printf("| what a search in the API finds | %s |%n", series.arrivals(api));
    }
  }
}
