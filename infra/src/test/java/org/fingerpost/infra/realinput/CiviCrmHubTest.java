package org.fingerpost.infra.realinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example for CiviCRM, on a real CiviCRM database, through a whole hub. */
class CiviCrmHubTest {
  private static final String MEMBER = CiviCrmMember.ID;

  @TempDir static Path folder;

  private static CiviCrmMember member;
  private static JointView civiCrm;
  private static JointView joint;

  @BeforeAll
  static void aHubReadsCiviCrm() throws Exception {
    member = CiviCrmMember.start(folder);
    civiCrm = member.database();
    joint = new JointView(member.hub().database());
    everythingArrives();
  }

  @AfterAll
  static void stop() throws Exception {
    if (member != null) {
      member.close();
    }
  }

  @Test
  void all_contacts_and_activities_stand_in_the_joint_database() throws Exception {
    everythingArrives();
    assertThat(civiCrm.count("civicrm_contact")).isGreaterThan(195);
    assertThat(civiCrm.count("civicrm_activity")).isGreaterThan(600);
  }

  /** As many as there are, of each type; none stays away and none is refused but one tested. */
  private static void everythingArrives() {
    joint.eventually(
        view -> {
          assertThat(view.joint(MEMBER, "organizations")).isEqualTo(contacts("Organization"));
          assertThat(view.joint(MEMBER, "people")).isEqualTo(contacts("Individual"));
          assertThat(view.joint(MEMBER, "households")).isEqualTo(contacts("Household"));
          assertThat(view.joint(MEMBER, "activities"))
              .isEqualTo(civiCrm.count("civicrm_activity WHERE is_deleted = 0"));
        });
  }

  private static int contacts(String type) throws SQLException {
    return civiCrm.count("civicrm_contact WHERE is_deleted = 0 AND contact_type = ?", type);
  }

  @Test
  void an_activity_knows_who_gave_it_and_who_received_it() throws Exception {
    String targets =
        "civicrm_activity_contact ac JOIN civicrm_contact c ON c.id = ac.contact_id"
            + " WHERE c.contact_type = 'Organization' AND ac.record_type_id = 3";
    assertThat(civiCrm.count(targets)).isPositive();
    assertThat(
            joint.count(
                "analysis.activities a JOIN analysis.organizations o"
                    + " ON o.organization_id = a.for_organization_id"))
        .isEqualTo(civiCrm.count(targets));
    assertThat(
            joint.count(
                "analysis.activities a JOIN analysis.organizations o USING (organization_id)"))
        .isEqualTo(civiCrm.count("civicrm_activity WHERE is_deleted = 0"));
  }

  @Test
  void a_person_knows_the_employer() throws Exception {
    String employed =
        "civicrm_contact WHERE employer_id IS NOT NULL AND contact_type = 'Individual'";
    assertThat(civiCrm.count(employed)).isPositive();
    assertThat(
            joint.count(
                "joint_record p JOIN joint_record o ON o.kind = 'organization' AND o.joint_id ="
                    + " analysis.field(p.document, 'organization_id')::uuid WHERE p.kind = 'person'"))
        .isEqualTo(civiCrm.count(employed));
  }

  @Test
  void what_a_contact_does_not_want_used_stays_in_civicrm() throws Exception {
    assertNoneHas("email", "do_not_email = 1 OR do_not_trade = 1 OR is_deceased = 1");
    assertNoneHas("phones", "do_not_phone = 1 OR do_not_trade = 1 OR is_deceased = 1");
    assertNoneHas("addresses", "do_not_trade = 1 OR is_deceased = 1");
    String reachable =
        "civicrm_contact c JOIN civicrm_email e ON e.contact_id = c.id AND e.is_primary = 1"
            + " WHERE c.do_not_email = 0 AND c.do_not_trade = 0 AND c.is_deceased = 0"
            + " AND c.contact_type = 'Individual' AND e.on_hold = 0 AND c.is_deleted = 0";
    joint.eventually(
        view ->
            assertThat(
                    view.count(
                        "joint_record WHERE kind = 'person'"
                            + " AND analysis.field(document, 'email') IS NOT NULL"))
                .isEqualTo(civiCrm.count(reachable) - view.refusals(MEMBER, "people").size()));
  }

  private static void assertNoneHas(String field, String condition) throws SQLException {
    List<String> flagged =
        civiCrm.texts(
            "SELECT id FROM civicrm_contact WHERE contact_type <> 'Household' AND (%s)"
                .formatted(condition));
    assertThat(flagged).isNotEmpty();
    List<String> sharing =
        joint.texts(
            "SELECT s.key FROM source_record s JOIN joint_record j USING (joint_id)"
                + " WHERE s.dataset IN ('people', 'organizations')"
                + " AND analysis.field(j.document, ?) IS NOT NULL",
            field);
    assertThat(sharing).isNotEmpty().doesNotContainAnyElementsOf(flagged);
  }

  @Test
  void only_columns_that_the_agreement_shares_leave_civicrm() throws Exception {
    Set<String> columns = new TreeSet<>();
    for (String value :
        TopicView.values(member.hub().brokers(), Topics.memberRecords(CiviCrmMember.ID))) {
      Json.MAPPER.readTree(value).fieldNames().forEachRemaining(columns::add);
    }
    assertThat(columns)
        .contains("display_name", "email", "activity_type")
        .doesNotContain("details", "is_deleted", "modified_date", "id");
    String text = "civicrm_activity WHERE details IS NOT NULL AND details <> ''";
    assertThat(civiCrm.count(text)).as("activities with something to withhold").isPositive();
    assertThat(joint.count("analysis.activities WHERE description IS NOT NULL")).isZero();
  }

  @Test
  void the_public_sees_names_and_sites_of_organisations_and_nobody_s_address() throws Exception {
    // The directory's index is a moment behind the joint database.
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Json.MAPPER
                            .readTree(get("/oruk/v3/organizations"))
                            .path("total_items")
                            .asInt())
                    .isEqualTo(contacts("Organization")));
    String page = get("/oruk/v3/organizations?per_page=100");
    assertThat(page.contains("@")).as("an e-mail address in the public answer").isFalse();
    assertThat(page.contains("postal_code")).as("an address in the public answer").isFalse();
  }

  private static String get(String path) throws Exception {
    URI address = member.hub().address().resolve(path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void an_edit_of_a_contact_and_of_its_mail_follows() throws Exception {
    String id = anOrganisation("do_not_email = 0 AND do_not_trade = 0", 0);
    member.run(
        "UPDATE civicrm_contact SET display_name = 'Malvern Chess Club' WHERE id = " + id,
        "DELETE FROM civicrm_email WHERE contact_id = " + id,
        "INSERT INTO civicrm_email (contact_id, email, is_primary) VALUES (%s, 'chess@example.org', 1)"
            .formatted(id));
    joint.eventually(
        view -> {
          assertThat(view.field(MEMBER, "organizations", id, "name"))
              .containsExactly("Malvern Chess Club");
          assertThat(view.field(MEMBER, "organizations", id, "email"))
              .containsExactly("chess@example.org");
        });
    member.run("UPDATE civicrm_contact SET do_not_email = 1 WHERE id = " + id);
    joint.eventually(
        view ->
            assertThat(view.field(MEMBER, "organizations", id, "email"))
                .containsExactly((String) null));
  }

  @Test
  void a_contact_put_in_the_bin_goes_and_comes_back() throws Exception {
    String id = anOrganisation("id <> 1", 1);
    member.run("UPDATE civicrm_contact SET is_deleted = 1 WHERE id = " + id);
    joint.eventually(view -> assertThat(view.field(MEMBER, "organizations", id, "name")).isEmpty());
    member.run("UPDATE civicrm_contact SET is_deleted = 0 WHERE id = " + id);
    joint.eventually(
        view -> assertThat(view.field(MEMBER, "organizations", id, "name")).hasSize(1));
  }

  @Test
  void an_activity_deleted_for_ever_goes() throws Exception {
    String id = civiCrm.texts("SELECT MAX(id) FROM civicrm_activity").get(0);
    assertThat(joint.field(MEMBER, "activities", id, "name")).hasSize(1);
    member.run("DELETE FROM civicrm_activity WHERE id = " + id);
    joint.eventually(view -> assertThat(view.field(MEMBER, "activities", id, "name")).isEmpty());
  }

  @Test
  void a_mail_address_that_is_none_is_refused_and_its_neighbours_go_on() throws Exception {
    String id = civiCrm.texts("SELECT contact_id FROM civicrm_email WHERE email LIKE '@%'").get(0);
    member.run(
        "DELETE FROM civicrm_email WHERE email NOT LIKE '@%' AND contact_id = " + id,
        "UPDATE civicrm_email SET is_primary = 1 WHERE contact_id = " + id);
    assertThat(joint.field(MEMBER, "people", id, "name"))
        .as("while nobody may use the address, it hurts nobody")
        .hasSize(1);
    member.run("UPDATE civicrm_contact SET do_not_email = 0, do_not_trade = 0 WHERE id = " + id);
    joint.eventually(view -> assertThat(view.refusals(MEMBER, "people")).containsExactly("email"));
    member.run("UPDATE civicrm_email SET email = 'info@example.org' WHERE contact_id = " + id);
    joint.eventually(
        view -> {
          assertThat(view.refusals(MEMBER, "people")).isEmpty();
          assertThat(view.field(MEMBER, "people", id, "email")).containsExactly("info@example.org");
        });
  }

  /** The id of one of the organisations that meet the condition. */
  private static String anOrganisation(String condition, int index) throws SQLException {
    return civiCrm
        .texts(
            "SELECT id FROM civicrm_contact WHERE contact_type = 'Organization' AND is_deleted = 0"
                + " AND "
                + condition
                + " ORDER BY id")
        .get(index);
  }
}
