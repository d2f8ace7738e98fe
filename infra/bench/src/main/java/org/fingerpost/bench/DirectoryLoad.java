package org.fingerpost.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.fingerpost.bench.HttpLoad.Addresses;
import org.fingerpost.bench.HttpLoad.Answers;

/** Asks a hub's directory: no question twice, so that nothing is answered from memory. */
final class DirectoryLoad implements AutoCloseable {
  private static final int METRES = 8_000;
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private static final String INDEXED =
      """
      SELECT CASE WHEN position >= (SELECT coalesce(max(position), 0) FROM feed_change)
        AND NOT EXISTS (SELECT FROM outbox)
      THEN (SELECT count(*) FROM directory_entry WHERE kind = 'service') ELSE 0 END
      FROM directory_position""";

  private final HubRun run;
  private final Counties counties;
  private final HttpLoad load = new HttpLoad();
  private final ServiceWords words = new ServiceWords(3);
  private final Random chance = new Random(4);
  private final List<String> ids = new ArrayList<>();

  DirectoryLoad(HubRun run, Counties counties) {
    this.run = run;
    this.counties = counties;
  }

  /** Waits until the index has that many services, and the server has nothing more to tidy. */
  void await(int services, Duration patience) throws IOException, SQLException {
    DatabaseAddress joint = run.joint();
    run.await(services + " services in the index", patience, joint, INDEXED, services);
    try (Connection connection = joint.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
      ids.clear();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT joint_id FROM directory_entry WHERE kind = 'service' ORDER BY joint_id")) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
  }

  /** Searches so often, and asks the other things for a moment. */
  void warm(int inCounties, long searches)
      throws IOException, InterruptedException, ExecutionException {
    Addresses search = search(inCounties);
    for (long done = 0; done < searches; ) {
      done += load.ask(search, MOMENT).number();
    }
    for (Addresses others : List.of(one(), page(), health())) {
      load.ask(others, MOMENT);
    }
  }

  Addresses health() throws IOException {
    URI health = run.address().resolve("/health/live");
    return () -> health;
  }

  /** A question, and a postcode of one of the first so many counties. */
  Addresses search(int inCounties) throws IOException {
    URI hub = run.address();
    return () -> hub.resolve(question(inCounties));
  }

  private synchronized String question(int inCounties) {
    return "/oruk/v3/services?per_page=20&proximity=%d&search=%s&postcode=%s"
        .formatted(
            METRES, encoded(words.question()), encoded(counties.postcode(inCounties, chance)));
  }

  Addresses one() throws IOException {
    URI services = run.address().resolve("/oruk/v3/services/");
    return () -> services.resolve(ids.get(number(ids.size())));
  }

  Addresses page() throws IOException {
    URI hub = run.address();
    int pages = ids.size() / 100;
    return () -> hub.resolve("/oruk/v3/services?per_page=100&page=" + (1 + number(pages)));
  }

  private synchronized int number(int bound) {
    return chance.nextInt(bound);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static void heading() {
    System.out.println("| | requests/s | median / p99 / worst, ms | CPU a request, µs |");
    System.out.println("| --- | ---: | ---: | ---: |");
  }

  /** Searches in rounds, and tells the median of what one costs in µs of processor time. */
  double searches(String name, int inCounties, Duration span, int rounds)
      throws IOException, InterruptedException, ExecutionException {
    Addresses search = search(inCounties);
    load.ask(search, span);
    List<Double> costs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Meter meter = new Meter(run.tree());
      Answers answers = load.ask(search, span);
      double cost = meter.stop(answers.number()).processorMicrosPerRecord();
      costs.add(cost);
      System.out.printf(
          "| %s | %.0f | %s | %.0f |%n", name, answers.perSecond(), answers.milliseconds(), cost);
    }
    return Percentiles.median(costs);
  }

  /** In turns with what it is compared with; prints the medians of all rounds. */
  void beside(String name, Addresses asked, Addresses bare, Duration span, int rounds)
      throws InterruptedException, ExecutionException {
    List<Double> rates = new ArrayList<>();
    List<Double> rateRatios = new ArrayList<>();
    List<Double> tails = new ArrayList<>();
    List<Double> tailRatios = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Answers health = load.ask(bare, span);
      Answers answers = load.ask(asked, span);
      rates.add(answers.perSecond());
      rateRatios.add(answers.perSecond() / health.perSecond());
      tails.add(answers.milliseconds().p99());
      tailRatios.add(answers.milliseconds().p99() / health.milliseconds().p99());
    }
    System.out.printf(
        "| %s | %.0f | %.3f | %.1f | %.1f |%n",
        name,
        Percentiles.median(rates),
        Percentiles.median(rateRatios),
        Percentiles.median(tails),
        Percentiles.median(tailRatios));
  }

  @Override
  public void close() {
    load.close();
  }
}
