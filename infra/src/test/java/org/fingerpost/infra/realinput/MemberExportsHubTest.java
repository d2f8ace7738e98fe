package org.fingerpost.infra.realinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fingerpost.connector.SharedData;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.realinput.Examples.Change;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real exports of organisations of the sector, each through its example, all in one hub. The counts
 * are those of the files; why they differ from the number of rows stands beside each.
 */
class MemberExportsHubTest {
  private static final String KEY = "platform-key";

  @TempDir static Path folder;

  private static Hub hub;
  private static JointView joint;

  @BeforeAll
  static void aHubReadsTheExports() throws Exception {
    export("charities/federated-worcestershire.csv", "branches/branches.csv");
    export("charities/ukcat-west-midlands.csv", "charities/charities.csv");
    export("beacon/input.csv", "beacon/contacts.csv");
    Change key = new Change("${env:VOLUNTEERING_KEY}", Examples.secret(folder, KEY));
    hub =
        Hub.start(
            HubSettings.embedded(folder.resolve("hub"), 0),
            List.of(
                Examples.of("branches.yaml", folder),
                Examples.of("charities.yaml", folder),
                Examples.of("beacon.yaml", folder),
                Examples.of("volunteering.yaml", folder, key)),
            line -> {});
    joint = new JointView(hub.database());
  }

  private static void export(String from, String to) throws IOException {
    Path source = SharedData.path("members/" + from);
    Path target = folder.resolve("exports").resolve(to);
    Files.createDirectories(target.getParent());
    Files.copy(source, target);
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void every_branch_stays_itself_though_eighteen_share_a_name_with_another() throws Exception {
    joint.eventually(view -> assertThat(sources("branches-member")).isEqualTo(181));
    assertThat(joint.joint("branches-member", "branches")).isEqualTo(181);
    assertThat(joint.refusals("branches-member", "branches")).isEmpty();
    List<String> names =
        joint.texts(
            "SELECT analysis.field(j.document, 'name') FROM joint_record j"
                + " JOIN source_record s USING (joint_id) WHERE s.member = 'branches-member'");
    long shared = names.stream().filter(name -> Collections.frequency(names, name) > 1).count();
    assertThat(shared).isEqualTo(18);
  }

  @Test
  void every_charity_arrives_once_and_rows_that_stand_twice_are_refused() throws Exception {
    // 250 rows; nine charities were drawn in two samples and stand in two rows.
    joint.eventually(
        view -> {
          assertThat(sources("charities-member")).isEqualTo(241);
          assertThat(view.refusals("charities-member", "charities")).hasSize(9);
        });
    assertThat(joint.joint("charities-member", "charities")).isEqualTo(241);
    assertThat(joint.refusals("charities-member", "charities")).containsOnly("unreadable");
    assertThat(
            joint.count(
                "analysis.organizations"
                    + " WHERE organization_identifiers::text LIKE '%\"GB-SC\"%'"))
        .as("charities of the Scottish register")
        .isEqualTo(3);
  }

  @Test
  void two_members_records_of_one_charity_are_one_by_its_number_and_no_others() throws Exception {
    joint.eventually(
        view ->
            assertThat(sources("branches-member") + sources("charities-member")).isEqualTo(422));
    assertThat(joint.count("joint_record WHERE kind = 'organization'")).isEqualTo(421);
    assertThat(
            joint.texts(
                "SELECT link_reason FROM analysis.links"
                    + " WHERE kind = 'organization' AND link_reason <> ''"))
        .hasSize(2)
        .containsOnly("same charity number");
  }

  @Test
  void of_a_careless_export_what_can_be_read_arrives_and_each_other_row_waits() throws Exception {
    // Nine rows: one without an e-mail address, which is the key; two with something else there.
    joint.eventually(
        view -> {
          assertThat(sources("beacon-member")).isEqualTo(6);
          assertThat(view.refusals("beacon-member", "people")).hasSize(3);
        });
    assertThat(joint.refusals("beacon-member", "people"))
        .containsExactly("email", "email", "no-key");
    assertThat(joint.joint("beacon-member", "people")).isEqualTo(6);
    String untidy =
        "joint_record WHERE kind = 'person' AND analysis.field(document, 'name') ~ '^ | $|  '";
    assertThat(joint.count(untidy)).as("names with the space typed around them").isZero();
  }

  @Test
  void opportunities_that_a_platform_sends_arrive_and_one_withdrawn_goes() throws Exception {
    List<JsonNode> items = opportunities();
    PushClient platform = new PushClient(hub.address(), KEY);
    assertThat(platform.send(items)).isEqualTo(202);
    joint.eventually(view -> assertThat(sources("volunteering-member")).isEqualTo(47));
    assertThat(joint.joint("volunteering-member", "opportunities")).isEqualTo(47);
    assertThat(joint.refusals("volunteering-member", "opportunities")).isEmpty();
    assertThat(platform.send(items)).as("sent again").isEqualTo(202);
    ObjectNode withdrawn = ((ObjectNode) items.get(0)).put("status", "withdrawn");
    assertThat(platform.send(List.of(withdrawn))).isEqualTo(202);
    joint.eventually(view -> assertThat(sources("volunteering-member")).isEqualTo(46));
    assertThat(joint.count("joint_record WHERE kind = 'opportunity'")).isEqualTo(46);
  }

  @Test
  void a_platform_with_a_wrong_key_is_refused() throws Exception {
    assertThat(new PushClient(hub.address(), "another-key").send(List.of(opportunities().get(0))))
        .isEqualTo(401);
  }

  private static List<JsonNode> opportunities() throws IOException {
    Path file = SharedData.path("members/volunteering/doit1.json");
    List<JsonNode> items = new ArrayList<>();
    Json.MAPPER.readTree(file.toFile()).path("data").path("items").forEach(items::add);
    return items;
  }

  private static int sources(String member) throws Exception {
    return joint.count("source_record WHERE joint_id IS NOT NULL AND member = ?", member);
  }
}
