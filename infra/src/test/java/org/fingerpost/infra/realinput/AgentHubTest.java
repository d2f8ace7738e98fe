package org.fingerpost.infra.realinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.connector.contract.Gate;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.Main;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.schema.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents in processes of their own, with the heap that an office PC can spare, beside real systems,
 * and a whole hub behind a line that breaks.
 */
class AgentHubTest {
  private static final String KEY = "a long key of the office and the hub";
  private static final int ROWS = 400;

  private static final String AGREED =
      """
          kind: organization
          key: id
          fields: {name: name}
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [name]
            withheld: [notes]
      """;

  private static final String AT_THE_HUB =
      """
      member: {id: %s, name: An Office}
      system:
        push: {key: "%s"}
      datasets:
        groups:
      """
          + AGREED;

  private static final String READ_OFTEN =
      """
          poll: PT0.2S
          full_compare: PT0.5S
          lag: PT1S
          brake: {number: 500, share: 0.9}
      """;

  @TempDir static Path folder;

  private static EmbeddedDatabase office;
  private static Hub hub;
  private static Gate line;
  private static JointView joint;

  private final long seed = Long.getLong("fingerpost.seed", System.nanoTime());

  @BeforeAll
  static void aHubAndAnOffice() throws Exception {
    office = EmbeddedDatabase.start(folder.resolve("office"));
    office.createDatabase("member");
    List<MemberDescriptor> members = new ArrayList<>();
    for (String id : List.of("table-office", "file-office")) {
      String text = AT_THE_HUB.formatted(id, Examples.secret(folder, KEY));
      members.add(new DescriptorReader().read(id, text, folder).descriptor());
    }
    hub = Hub.start(HubSettings.embedded(folder.resolve("hub"), 0), members, said -> {});
    line = new Gate(hub.address().getPort());
    joint = new JointView(hub.database());
  }

  @AfterAll
  static void stop() throws IOException {
    if (line != null) {
      line.close();
    }
    if (hub != null) {
      hub.close();
    }
    if (office != null) {
      office.close();
    }
  }

  @Test
  void an_office_that_is_offline_and_an_agent_that_is_killed_lose_nothing_and_double_nothing()
      throws Exception {
    System.out.println("The seed of the kills is " + seed + " (-Dfingerpost.seed=...)");
    Random random = new Random(seed);
    run(
        "CREATE TABLE groups (id int PRIMARY KEY, name text, notes text, changed timestamptz NOT NULL DEFAULT clock_timestamp())",
        "CREATE INDEX ON groups (changed)",
        "INSERT INTO groups SELECT n, 'Group ' || n, 'stays' FROM generate_series(1, %d) AS n"
            .formatted(ROWS));
    Path descriptor = tableOffice();
    for (int kill = 0; kill < 4; kill++) {
      // Every other time the line is down while the agent reads, is killed, and is started again.
      boolean offline = kill % 2 == 0;
      if (offline) {
        line.shut();
      } else {
        line.reopen();
      }
      work(random, kill);
      int visitors = line.visitors();
      Process agent = agent(descriptor, "table-state");
      await().atMost(Duration.ofSeconds(60)).until(() -> line.visitors() > visitors);
      assertThat(agent.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS))
          .as("ended by itself")
          .isFalse();
      agent.toHandle().destroyForcibly();
      agent.waitFor();
    }
    line.reopen();
    work(random, 4);
    Process agent = agent(descriptor, "table-state");
    try {
      Map<String, String> truth = truth();
      joint.eventually(view -> assertThat(arrived()).isEqualTo(truth));
      assertThat(versionsOfEach())
          .as("the same version of a record twice")
          .isNotEmpty()
          .allSatisfy((key, versions) -> assertThat(versions).doesNotHaveDuplicates());
    } finally {
      agent.destroy();
      agent.waitFor();
    }
  }

  /** Changes, additions and deletes; no name is ever given twice. */
  private static void work(Random random, int round) throws SQLException {
    run(
        "UPDATE groups SET name = 'Group ' || id || ' in round %1$d', changed = clock_timestamp() WHERE id %% 7 = %2$d"
            .formatted(round, random.nextInt(7)),
        "DELETE FROM groups WHERE id %% 11 = %d".formatted(random.nextInt(11)),
        "INSERT INTO groups SELECT n, 'Group ' || n || ' of round %1$d', 'stays' FROM generate_series(%2$d, %3$d) AS n"
            .formatted(round, ROWS + 50 * round + 1, ROWS + 50 * round + 50));
  }

  @Test
  void rows_that_an_agent_cannot_read_wait_in_the_hub_s_quarantine_with_their_place()
      throws Exception {
    line.reopen();
    Path exports = Files.createDirectories(folder.resolve("exports"));
    Files.writeString(
        exports.resolve("groups.csv"),
        "id,name,notes\n1,Chess club,stays\n,Nobody numbered this,stays\n3,Bowls club,stays\n3,Bowls club again,stays\n4,Darts,stays\n");
    Process agent = agent(fileOffice(exports), "file-state");
    try {
      joint.eventually(
          view -> {
            assertThat(view.texts(REFUSED, "file-office"))
                .contains("collect no-key groups.csv, line 3")
                .anyMatch(refusal -> refusal.startsWith("collect unreadable groups.csv, line"));
            assertThat(view.field("file-office", "groups", "1", "name"))
                .containsExactly("Chess club");
            assertThat(view.field("file-office", "groups", "4", "name")).containsExactly("Darts");
          });
      assertThat(joint.texts("SELECT record::text FROM quarantine WHERE member = 'file-office'"))
          .isNotEmpty()
          .noneMatch(record -> record.contains("stays"));
    } finally {
      agent.destroy();
      agent.waitFor();
    }
  }

  private static final String REFUSED =
      "SELECT stage || ' ' || reason || ' ' || position FROM quarantine WHERE status = 'open' AND member = ?";

  private static Process agent(Path descriptor, String state) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "agent",
                "--member",
                descriptor.toString(),
                "--hub",
                "http://127.0.0.1:" + line.port(),
                "--state",
                folder.resolve(state).toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve(state + ".log").toFile()));
    builder.environment().put("FINGERPOST_AGENT_KEY", KEY);
    return builder.start();
  }

  private static Path tableOffice() throws IOException {
    String system =
        "  database: {url: \"%s\", user: \"%s\", password: \"%s\"}"
            .formatted(url(), office.user(), Examples.secret(folder, office.password()));
    return descriptor("table-office", system, "    table: groups\n    changed: changed\n");
  }

  private static Path fileOffice(Path exports) throws IOException {
    return descriptor(
        "file-office", "  files: {folder: \"%s\"}".formatted(exports), "    files: groups.csv\n");
  }

  private static Path descriptor(String id, String system, String place) throws IOException {
    return Files.writeString(
        folder.resolve(id + ".yaml"),
        "member: {id: %s, name: An Office}\nsystem:\n%s\ndatasets:\n  groups:\n"
                .formatted(id, system)
            + place
            + AGREED
            + READ_OFTEN);
  }

  private static Map<String, String> truth() throws SQLException {
    Map<String, String> truth = new TreeMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT id, name FROM groups")) {
      while (rows.next()) {
        truth.put(rows.getString(1), rows.getString(2));
      }
    }
    return truth;
  }

  private static Map<String, String> arrived() throws SQLException {
    Map<String, String> arrived = new TreeMap<>();
    for (String row :
        joint.texts(
            "SELECT s.key || '=' || analysis.field(j.document, 'name') FROM source_record s JOIN joint_record j USING (joint_id) WHERE s.member = 'table-office'")) {
      int at = row.indexOf('=');
      assertThat(arrived.put(row.substring(0, at), row.substring(at + 1))).isNull();
    }
    return arrived;
  }

  /** Deletions, of which the value is an empty object, name no record in it. */
  private static Map<String, List<String>> versionsOfEach() {
    Map<String, List<String>> versions = new TreeMap<>();
    for (String value : TopicView.values(hub.brokers(), Topics.memberRecords("table-office"))) {
      Matcher number = Pattern.compile("Group (\\d+)").matcher(value);
      if (number.find()) {
        versions.computeIfAbsent(number.group(1), key -> new ArrayList<>()).add(value);
      }
    }
    return versions;
  }

  private static String url() {
    return "jdbc:postgresql://127.0.0.1:%d/member".formatted(office.port());
  }

  private static Connection connect() throws SQLException {
    return java.sql.DriverManager.getConnection(url(), office.user(), office.password());
  }

  private static void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
