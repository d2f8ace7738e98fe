package org.fingerpost.route.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.route.flow.Durability;
import org.fingerpost.route.flow.FlowSettings;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TestHub;
import org.fingerpost.route.flow.TestMember;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectRoutesTest {
  private static final RetryRules QUICK =
      new RetryRules(
          Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(1), Duration.ofHours(1));
  private static final RetryRules IMPATIENT =
      new RetryRules(
          Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(1), Duration.ZERO);

  private final MemberDescriptor good = TestMember.unique().describe();
  private final MemberDescriptor bad = TestMember.unique().describe();
  private final MemberTable goodTable = new MemberTable(10);
  private final MemberTable badTable = new MemberTable(10);
  private TestHub hub;
  private DefaultCamelContext camel;
  private CollectRoutes routes;

  @AfterEach
  void stop() {
    camel.stop();
    routes.close();
    hub.close();
  }

  @Test
  void a_wrong_password_is_tried_once_and_stops_no_other_member() throws Exception {
    badTable.breakWith(SourceException.permanent("The password of the test is wrong."));
    start(TestBroker.settings(), Map.of(good.id(), goodTable, bad.id(), badTable));
    goodTable.put("1", "title", "Chess Club");
    await().until(() -> goodTable.reads.get() > 5 && sent(good) == 1);

    assertThat(badTable.reads).hasValue(1);
    RouteBoard.Status status = status(bad);
    assertThat(status.state()).isEqualTo(RouteBoard.State.FAILING_PERSON);
    assertThat(status.cause()).contains("password");
    assertThat(status(good).state()).isEqualTo(RouteBoard.State.FRESH);
  }

  @Test
  void a_system_that_comes_back_is_read_again_by_itself() throws Exception {
    badTable.breakWith(SourceException.retriable("The system restarts.", null));
    start(TestBroker.settings(), Map.of(bad.id(), badTable));
    await().until(() -> status(bad).state() == RouteBoard.State.FAILING_RETRIABLE);
    badTable.put("1", "title", "Chess Club");
    badTable.breakWith(null);

    await().until(() -> sent(bad) == 1 && status(bad).state() == RouteBoard.State.FRESH);
  }

  @Test
  void a_system_that_hangs_holds_up_no_other_member() throws Exception {
    CountDownLatch let = new CountDownLatch(1);
    start(TestBroker.settings(), Map.of(good.id(), goodTable, bad.id(), new Hanging(let)));
    goodTable.put("1", "title", "Chess Club");
    try {
      await().until(() -> sent(good) == 1);
    } finally {
      let.countDown();
    }
  }

  @Test
  void members_that_hang_in_a_listing_delay_no_other_members_comparison() throws Exception {
    CountDownLatch let = new CountDownLatch(1);
    // More of them than the joint database has connections for.
    MemberDescriptor[] hanging =
        Stream.generate(() -> TestMember.unique().comparedEvery(Duration.ZERO).describe())
            .limit(10)
            .toArray(MemberDescriptor[]::new);
    CountDownLatch allHang = new CountDownLatch(hanging.length);
    Map<String, Connector> connectors = new HashMap<>();
    for (MemberDescriptor member : hanging) {
      connectors.put(member.id(), new HangingInListing(allHang, let));
    }
    MemberDescriptor compared = TestMember.unique().comparedEvery(Duration.ZERO).describe();
    connectors.put(compared.id(), goodTable);
    goodTable.put("1", "title", "Chess Club").put("2", "title", "Choir");
    MemberDescriptor[] all = Arrays.copyOf(hanging, hanging.length + 1);
    all[hanging.length] = compared;
    start(TestBroker.settings(), QUICK, connectors, all);
    try {
      assertThat(allHang.await(1, TimeUnit.MINUTES)).isTrue();
      await().until(() -> sent(compared) == 2);
      goodTable.delete("2");
      await().until(() -> sent(compared) == 3);
    } finally {
      let.countDown();
    }
  }

  @Test
  void a_dataset_whose_columns_changed_is_held_until_a_person_accepts_them() throws Exception {
    goodTable.shape("id", "text", "title", "text", "about", "text", "changed", "a moment");
    goodTable.put("1", "title", "Chess Club");
    start(TestBroker.settings(), Map.of(good.id(), goodTable));
    await().until(() -> sent(good) == 1);
    goodTable.shape(
        "id", "text", "title", "a whole number", "about", "text", "changed", "a moment");
    goodTable.put("2", "title", "Choir");
    await().until(() -> status(good).state() == RouteBoard.State.HELD);
    assertThat(status(good).cause())
        .contains("title was text and is a whole number", "fingerpost drift accept " + good.id());
    assertThat(sent(good)).isEqualTo(1);

    Drifts drifts = new Drifts(TestHub.database());
    Drifts.Drift drift = drifts.held(good.id(), "groups").orElseThrow();
    assertThat(drifts.accept(drift, "Ann", "numbers now")).isTrue();
    assertThat(drifts.accept(drift, "Ann", "numbers now")).isFalse();
    await().until(() -> sent(good) == 2 && status(good).state() == RouteBoard.State.FRESH);
    assertThat(drifts.held(good.id(), "groups")).isEmpty();
  }

  @Test
  void a_column_that_comes_back_lets_its_dataset_go_on_and_a_new_one_holds_nothing()
      throws Exception {
    goodTable.shape("id", "text", "title", "text", "about", "text", "changed", "a moment");
    goodTable.put("1", "title", "Chess Club");
    start(TestBroker.settings(), Map.of(good.id(), goodTable));
    await().until(() -> sent(good) == 1);
    goodTable.shape("id", "text", "titles", "text", "about", "text", "changed", "a moment");
    await().until(() -> status(good).state() == RouteBoard.State.HELD);
    assertThat(status(good).cause()).contains("title is gone, perhaps renamed to titles");
    goodTable.put("2", "title", "Choir");

    goodTable.shape(
        "id", "text", "title", "text", "about", "text", "changed", "a moment", "mobile", "text");
    await().until(() -> sent(good) == 2 && status(good).state() == RouteBoard.State.FRESH);
    Drifts drifts = new Drifts(TestHub.database());
    assertThat(drifts.held(good.id(), "groups")).isEmpty();
    assertThat(drifts.known(good.id(), "groups").orElseThrow().columns()).containsKey("mobile");
  }

  @Test
  void a_file_that_is_being_saved_is_no_failure() throws Exception {
    badTable.breakWith(SourceException.passing("groups.csv is still being written.", null));
    start(TestBroker.settings(), Map.of(bad.id(), badTable));
    await().until(() -> badTable.reads.get() > 3);
    assertThat(status(bad).state()).isEqualTo(RouteBoard.State.STARTING);

    badTable.breakWith(null);
    await().until(() -> status(bad).state() == RouteBoard.State.FRESH);
  }

  @Test
  void a_file_that_is_being_saved_for_too_long_is_a_failure() throws Exception {
    badTable.breakWith(SourceException.passing("groups.csv is still being written.", null));
    start(TestBroker.settings(), IMPATIENT, Map.of(bad.id(), badTable), bad);

    await().until(() -> status(bad).state() == RouteBoard.State.FAILING_RETRIABLE);
    assertThat(status(bad).cause()).contains("groups.csv");
  }

  @Test
  void nothing_is_lost_while_the_broker_is_away() throws Exception {
    java.nio.file.Path folder = TestBroker.folder();
    EmbeddedBroker broker = EmbeddedBroker.start(folder);
    FlowSettings settings =
        new FlowSettings(
            broker.bootstrapServers(), TestBroker.settings().replication(), Duration.ofSeconds(2));
    start(settings, Map.of(good.id(), goodTable));
    await().until(() -> status(good).state() == RouteBoard.State.FRESH);
    broker.close();
    goodTable.put("1", "title", "Chess Club");
    await().until(() -> status(good).state() == RouteBoard.State.FAILING_RETRIABLE);

    try (EmbeddedBroker again = EmbeddedBroker.start(folder)) {
      assertThat(again.bootstrapServers()).isEqualTo(settings.brokers());
      await().atMost(Duration.ofSeconds(30)).until(() -> sent(good) >= 1);
      assertThat(TestBroker.compacted(settings, Topics.memberRecords(good.id()))).hasSize(1);
      camel.stop();
    }
  }

  private void start(FlowSettings settings, Map<String, Connector> connectors) throws Exception {
    List<MemberDescriptor> members =
        List.of(good, bad).stream().filter(m -> connectors.containsKey(m.id())).toList();
    start(settings, QUICK, connectors, members.toArray(MemberDescriptor[]::new));
  }

  private void start(
      FlowSettings settings,
      RetryRules rules,
      Map<String, Connector> connectors,
      MemberDescriptor... members)
      throws Exception {
    hub = TestHub.of(settings, Durability.none(), members);
    camel = new DefaultCamelContext();
    routes = new CollectRoutes(hub.services(), member -> connectors.get(member.id()), rules);
    camel.addRoutes(routes);
    camel.start();
  }

  private int sent(MemberDescriptor member) {
    return TestBroker.read(hub.services().settings(), Topics.memberRecords(member.id())).size();
  }

  private RouteBoard.Status status(MemberDescriptor member) {
    return hub.services().board().all().stream()
        .filter(status -> status.member().equals(member.id()))
        .findFirst()
        .orElseThrow();
  }

  private record Hanging(CountDownLatch let) implements Connector {
    @Override
    public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
        throws InterruptedException {
      let.await();
    }

    @Override
    public void readAll(DatasetDescriptor dataset, PageSink sink) throws InterruptedException {
      let.await();
    }

    @Override
    public void close() {}
  }

  private record HangingInListing(CountDownLatch hangs, CountDownLatch let) implements Connector {
    /** A dataset is compared only once something was read of it. */
    @Override
    public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
        throws InterruptedException {
      if (from.isStart()) {
        SourceRow row = new SourceRow("1", "table groups", Json.object().put("title", "Choir"));
        sink.accept(new Page(List.of(row), new Position("1")));
      }
    }

    @Override
    public void readAll(DatasetDescriptor dataset, PageSink sink) throws InterruptedException {
      hangs.countDown();
      let.await();
    }

    @Override
    public void close() {}
  }
}
