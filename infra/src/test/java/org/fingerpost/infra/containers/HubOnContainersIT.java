package org.fingerpost.infra.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.fingerpost.connector.database.Images;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Skipped where nothing runs containers. In an order, since the hubs at the end are killed. */
@Testcontainers(disabledWithoutDocker = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HubOnContainersIT {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  @Container
  private static final KafkaContainer KAFKA =
      StoppableContainer.atFixedPort(new KafkaContainer(Images.kafka()), 9092);

  @Container
  private static final PostgreSQLContainer POSTGRES =
      StoppableContainer.atFixedPort(new PostgreSQLContainer(Images.postgres()), 5432);

  @Container private static final MariaDBContainer MARIADB = new MariaDBContainer(Images.mariaDb());

  @TempDir static Path folder;

  private static MemberDatabase member;
  private static Path members;
  private static HubProcess hub;

  @BeforeAll
  static void aHubRuns() throws Exception {
    member = new MemberDatabase(MARIADB);
    members = member.describe(folder);
    hub = startHub("first");
  }

  @AfterAll
  static void stopHub() throws Exception {
    if (hub != null) {
      hub.close();
    }
  }

  private static HubProcess startHub(String name) throws Exception {
    return HubProcess.start(
        members,
        folder.resolve(name),
        Map.of(
            "FINGERPOST_KAFKA_BROKERS",
            KAFKA.getBootstrapServers(),
            "FINGERPOST_DATABASE_URL",
            POSTGRES.getJdbcUrl(),
            "FINGERPOST_DATABASE_USER",
            POSTGRES.getUsername(),
            "FINGERPOST_DATABASE_PASSWORD",
            POSTGRES.getPassword()));
  }

  @Test
  @Order(1)
  void the_hub_says_whose_engines_it_uses_and_no_password() {
    assertThat(hub.lines())
        .anyMatch(line -> line.contains(KAFKA.getBootstrapServers()))
        .anyMatch(line -> line.contains(POSTGRES.getJdbcUrl()))
        .noneMatch(line -> line.contains("embedded"))
        .noneMatch(line -> line.contains("password"));
  }

  @Test
  @Order(2)
  void records_of_a_member_reach_the_api_change_and_go() throws Exception {
    member.add("Walking", 300);
    awaitFound(hub, "Walking", 300);
    member.run("UPDATE tbl_groups SET name = 'Rambling Club' WHERE name = 'Walking Group 7'");
    awaitFound(hub, "Rambling", 1);
    member.run("DELETE FROM tbl_groups WHERE name = 'Rambling Club'");
    awaitFound(hub, "Rambling", 0);
    awaitFound(hub, "Walking", 299);
  }

  @Test
  @Order(3)
  void what_changes_while_the_broker_is_stopped_arrives_when_it_is_back() throws Exception {
    StoppableContainer broker = new StoppableContainer(KAFKA);
    broker.stop();
    member.add("Swimming", 50);
    awaitReadiness(503);
    broker.start();
    awaitFound(hub, "Swimming", 50);
    awaitReadiness(200);
  }

  @Test
  @Order(4)
  void what_changes_while_the_database_is_stopped_arrives_when_it_is_back() throws Exception {
    StoppableContainer database = new StoppableContainer(POSTGRES);
    database.stop();
    member.add("Climbing", 50);
    awaitReadiness(503);
    database.start();
    awaitFound(hub, "Climbing", 50);
    awaitReadiness(200);
  }

  @Test
  @Order(5)
  void two_hubs_share_the_work_and_one_goes_on_when_the_other_is_killed() throws Exception {
    try (HubProcess second = startHub("second")) {
      await("both hubs read").atMost(PATIENCE).until(HubOnContainersIT::twoReadPartsOfTheSame);
      member.add("Sailing", 200);
      awaitFound(hub, "Sailing", 200);
      hub.kill();
      member.add("Rowing", 200);
      awaitFound(second, "Rowing", 200);
      assertThat(count("source_record WHERE joint_id IS NOT NULL"))
          .as("each group once")
          .isEqualTo(count("(SELECT DISTINCT key FROM source_record WHERE joint_id IS NOT NULL) k"))
          .isEqualTo(799);
      assertThat(count("joint_record")).isEqualTo(799);
    }
    hub = startHub("first");
    awaitFound(hub, "Sailing", 200);
  }

  /** Whether in some consumer group two consumers have partitions. */
  private static boolean twoReadPartsOfTheSame() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.getBootstrapServers()))) {
      List<String> groups =
          admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
      Collection<ConsumerGroupDescription> all =
          admin.describeConsumerGroups(groups).all().get().values();
      return all.stream().anyMatch(group -> readers(group) == 2);
    }
  }

  private static long readers(ConsumerGroupDescription group) {
    return group.members().stream()
        .filter(consumer -> !consumer.assignment().topicPartitions().isEmpty())
        .count();
  }

  private static int count(String from) throws SQLException {
    try (Connection connection = POSTGRES.createConnection("");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + from)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void awaitFound(HubProcess at, String word, int number) {
    await("%d groups with %s in their names".formatted(number, word))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(found(at, word)).isEqualTo(number));
  }

  private static int found(HubProcess at, String word) throws Exception {
    String answer = at.get("/oruk/v3/organizations?search=" + word).body();
    return Json.MAPPER.readTree(answer).path("total_items").asInt(-1);
  }

  private static void awaitReadiness(int status) {
    await("/health/ready says " + status)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> hub.get("/health/ready").statusCode() == status);
  }
}
