package org.fingerpost.infra.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.route.collect.Withdrawals;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.RouteBoard.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTest {
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir Path data;
  @TempDir Path exports;

  private final List<String> lines = new ArrayList<>();
  private List<MemberDescriptor> members;

  @BeforeEach
  void aMemberWithOneServiceAndAMemberThatIsAway() {
    Members.write(exports.resolve("groups.csv"), "id,GroupName", "1,Malvern Chess Club");
    Members.write(exports.resolve("offers.csv"), "id,group,Offer", "7,1,Chess for beginners");
    members = List.of(Members.ofFiles(exports), Members.away(exports));
  }

  @Test
  void a_row_reaches_the_directory_though_another_member_is_away() throws Exception {
    try (Hub hub = start()) {
      assertThat(lines).anyMatch(line -> line.contains(hub.address().toString()));
      awaitService(hub, "Chess for beginners");
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(hub.board().all())
                      .anyMatch(
                          route ->
                              route.member().equals("away")
                                  && route.state() == State.FAILING_RETRIABLE));
    }
  }

  @Test
  void a_closed_hub_goes_on_from_where_it_stopped() throws Exception {
    try (Hub hub = start()) {
      awaitService(hub, "Chess for beginners");
    }
    Members.write(exports.resolve("offers.csv"), "id,group,Offer", "7,1,Chess for everybody");
    try (Hub hub = start()) {
      awaitService(hub, "Chess for everybody");
      assertThat(services(hub)).doesNotContain("Chess for beginners");
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .as("threads that would keep the process alive")
        .noneMatch(thread -> !thread.isDaemon() && thread.getName().contains("kafka"));
  }

  @Test
  void stages_in_hubs_of_their_own_on_the_same_engines_are_one_flow() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("database"));
        EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"))) {
      HubSettings shared =
          new HubSettings(
              data,
              HubSettings.LOOPBACK,
              0,
              Optional.empty(),
              Optional.of(broker.bootstrapServers()),
              Optional.of(HubSettings.DatabaseAddress.on(database)),
              Linking.KEYS,
              Optional.empty(),
              Optional.empty());
      try (Hub first = part(shared, Stage.COLLECT, Stage.RESOLVE);
          Hub second = part(shared, Stage.NORMALISE, Stage.PUBLISH, Stage.SERVE)) {
        awaitService(second, "Chess for beginners");
        assertThat(first.board().all())
            .extracting(RouteBoard.Status::stage)
            .contains("collect", "resolve")
            .doesNotContain("normalise", "publish");
      }
    }
  }

  private Hub part(HubSettings shared, Stage... stages) throws InterruptedException {
    return Hub.start(shared, members, Set.of(stages), lines::add);
  }

  @Test
  void a_member_whose_descriptor_is_gone_is_held_until_it_is_withdrawn() throws Exception {
    try (Hub hub = start()) {
      awaitService(hub, "Chess for beginners");
    }
    members = List.of(Members.away(exports));
    try (Hub hub = start()) {
      await()
          .atMost(LONG)
          .until(() -> hub.board().all().stream().anyMatch(HubTest::isHeldSpreadsheets));
      assertThat(services(hub)).contains("Chess for beginners");

      try (JointAccess joint = JointAccess.toWrite(HubSettings.embedded(data, 0))) {
        new Withdrawals(joint.database()).ask("spreadsheets");
      }
      await()
          .atMost(LONG)
          .untilAsserted(() -> assertThat(services(hub)).doesNotContain("Chess for beginners"));
    }
  }

  private static boolean isHeldSpreadsheets(RouteBoard.Status route) {
    return route.member().equals("spreadsheets") && route.state() == State.HELD;
  }

  private Hub start() throws InterruptedException {
    return Hub.start(HubSettings.embedded(data, 0), members, lines::add);
  }

  private static void awaitService(Hub hub, String name) {
    await().atMost(LONG).untilAsserted(() -> assertThat(services(hub)).contains(name));
  }

  private static String services(Hub hub) throws IOException, InterruptedException {
    URI address = hub.address().resolve("/oruk/v3/services");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
