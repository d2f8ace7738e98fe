package org.fingerpost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.Main;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How soon a hub says that a member's database is away, and that it is back. */
@Command(
    name = "health",
    description = "From a member's database going away to its route red, and back to green.")
final class RouteHealth implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String DATABASE = "member";

  @Option(names = "--rounds", defaultValue = "20")
  private int rounds;

  @Option(names = "--poll", defaultValue = "PT5S")
  private String poll;

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public Integer call() throws Exception {
    Path folder = Workspace.make();
    double[] red = new double[rounds];
    double[] green = new double[rounds];
    EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("source"));
    try {
      DatabaseAddress source = fill(server);
      try (HubRun run = HubRun.polled(folder.resolve("hub"), source, poll, Main.class)) {
        await(run, "fresh", state -> state.equals("fresh"));
        for (int round = 0; round < rounds; round++) {
          server.close();
          red[round] = await(run, "red", state -> state.startsWith("failing"));
          server = EmbeddedDatabase.start(folder.resolve("source"));
          green[round] = await(run, "green", state -> state.equals("fresh"));
        }
      }
    } finally {
      server.close();
    }
    tell(Percentiles.of(red), Percentiles.of(green));
    Workspace.remove(folder);
    return 0;
  }

  private static DatabaseAddress fill(EmbeddedDatabase server) throws SQLException {
    server.createDatabase(DATABASE);
    DatabaseAddress address =
        new DatabaseAddress("127.0.0.1", server.port(), DATABASE, server.user(), server.password());
    try (Connection connection = address.connect()) {
      SourceTable.create(connection);
      SourceTable.fill(connection, 1, 100);
    }
    return address;
  }

  /** Waits for a state of the member's route, and tells how long that took in ms. */
  private double await(HubRun run, String what, Predicate<String> wanted) throws IOException {
    URI health = run.address().resolve("/health/routes");
    long begun = System.nanoTime();
    Waiting.until("the route to turn " + what, PATIENCE, () -> wanted.test(state(health)));
    return (System.nanoTime() - begun) / 1e6;
  }

  private String state(URI health) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(health).build();
    String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    for (JsonNode route : Json.MAPPER.readTree(body).path("routes")) {
      if (route.path("member").asText().equals(BenchMember.ID)) {
        return route.path("state").asText();
      }
    }
    return "";
  }

  private void tell(Percentiles red, Percentiles green) {
    System.out.printf("%n## Health of a route polled each %s, %d rounds, ms%n%n", poll, rounds);
    System.out.println("| | median | worst |");
    System.out.println("| --- | ---: | ---: |");
    System.out.printf("| database gone to route red | %.0f | %.0f |%n", red.median(), red.worst());
    System.out.printf(
        "| database back to route green | %.0f | %.0f |%n", green.median(), green.worst());
  }
}
