package org.fingerpost.connector.civicrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.ZoneId;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CiviApiTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private CiviApiStub site;
  private CiviApiConnector connector;
  private MemberDescriptor member;

  @BeforeEach
  void start() throws Exception {
    site = new CiviApiStub();
    site.put("Domain", Json.object().put("id", 1).put("contact_id", 1));
    member = CiviDescriptors.api();
    connector = connect(CiviApiStub.KEY);
  }

  private CiviApiConnector connect(String key) {
    return new CiviApiConnector(
        new SystemDescriptor.CiviApi(site.url(), new Secret("${env:CIVI}")),
        LONDON,
        CiviDescriptors::columns,
        secret -> key);
  }

  @AfterEach
  void stop() {
    connector.close();
    site.close();
  }

  @Test
  void contacts_come_page_by_page_though_hundreds_share_a_time_and_deleted_ones_too()
      throws Exception {
    for (int id = 1; id <= 1_203; id++) {
      site.put("Contact", person(id, "2026-03-01 10:00:00").put("is_deleted", id == 7));
    }
    site.put("Contact", person(2_000, "2026-03-01 10:00:01").put("contact_type", "Organization"));
    Pages pages = changes(people(), Position.START);
    assertThat(pages.keys()).doesNotHaveDuplicates().hasSize(1_203).contains("7");
    assertThat(site.requests).noneMatch(request -> request.has("offset"));
    Position settled = pages.position(Position.START);
    site.put(
        "Contact", person(5, "2026-03-01 10:00:00").put("display_name", "Ann, within the tie"));
    assertThat(changes(people(), settled).fields("5").path("display_name").asText())
        .contains("within the tie");
    assertThat(listing(people()).keys()).hasSize(1_203);
  }

  @Test
  void what_a_contact_does_not_want_stays_and_a_flag_that_is_not_told_counts_as_set()
      throws Exception {
    site.put("Contact", person(1, "2026-03-01 10:00:00"));
    site.put("Contact", person(2, "2026-03-01 10:00:00").put("do_not_email", true));
    site.put("Contact", person(3, "2026-03-01 10:00:00").putNull("is_opt_out"));
    Pages pages = listing(people());
    assertThat(pages.fields("1").path("email").asText()).isEqualTo("ann@example.org");
    assertThat(pages.fields("2").path("email").isNull()).isTrue();
    assertThat(pages.fields("3").path("email").isNull()).isTrue();
    assertThat(pages.fields("2").path("phone").asText()).isEqualTo("01632 960123");
  }

  @Test
  void several_values_become_one_text_and_a_contact_with_two_websites_one_row() throws Exception {
    ObjectNode person = person(1, "2026-03-01 10:00:00");
    person.putArray("preferred_communication_method").add(1).add(3);
    site.put("Contact", person);
    assertThat(listing(people()).fields("1").path("preferred_communication_method").asText())
        .isEqualTo("1;3");
  }

  @Test
  void a_merged_contact_says_which_one_took_its_place() throws Exception {
    site.put("Contact", person(1, "2026-03-01 10:00:00"));
    site.put("Contact", person(2, "2026-03-01 10:00:00").put("is_deleted", true));
    site.put("Contact", person(3, "2026-03-01 10:00:00").put("is_deleted", true));
    ObjectNode lost = Json.object().put("id", 1).put("contact_id", 2).put("activity_id", 20);
    lost.put("record_type_id:name", "Activity Targets").put("activity_id.parent_id", 10);
    lost.put("activity_id.activity_type_id:name", "Contact Deleted by Merge");
    site.put("ActivityContact", lost);
    ObjectNode kept = Json.object().put("id", 2).put("contact_id", 1).put("activity_id", 10);
    site.put("ActivityContact", kept.put("record_type_id:name", "Activity Targets"));

    Pages pages = listing(people());
    assertThat(pages.rows())
        .filteredOn(row -> row.key().equals("2"))
        .allMatch(row -> row.successor().orElse("").equals("1"));
    assertThat(pages.rows())
        .filteredOn(row -> row.key().equals("3"))
        .allMatch(row -> row.successor().isEmpty());
  }

  @Test
  void a_listing_that_changes_while_it_is_read_is_not_trusted() throws Exception {
    for (int id = 1; id <= 600; id++) {
      site.put("Contact", person(id, "2026-03-01 10:00:00"));
    }
    assertThatThrownBy(() -> connector.readAll(people(), page -> site.all("Contact").remove(599L)))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
        .hasMessageContaining("somebody works in it");
  }

  @Test
  void every_failure_is_a_sentence_and_a_page_for_people_is_no_list() throws Exception {
    site.put("Contact", person(1, "2026-03-01 10:00:00"));
    assertFailure(connect("wrong"), false, "refused the key");
    site.answerAlways(200, "<html>Log in</html>");
    assertFailure(connect(CiviApiStub.KEY), false, "no list of values");
    site.answerAlways(200, "{\"is_error\":1,\"error_message\":\"no\"}");
    assertFailure(connect(CiviApiStub.KEY), false, "no list of values");
    site.answerAlways(404, "no");
    assertFailure(connect(CiviApiStub.KEY), false, "/civicrm/ajax/api4");
    site.answerAlways(503, "no");
    assertFailure(connect(CiviApiStub.KEY), true, "HTTP 503");
    site.goAway();
    assertFailure(connect(CiviApiStub.KEY), true, "could not be reached");
  }

  private void assertFailure(CiviApiConnector reader, boolean retriable, String sentence) {
    assertThatThrownBy(() -> reader.readAll(people(), new Pages()))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.isRetriable()).isEqualTo(retriable))
        .hasMessageContaining(sentence);
  }

  @Test
  void after_the_clocks_went_back_the_hour_that_comes_twice_is_read_again() {
    CiviApiPosition autumn = new CiviApiPosition("x", "2026-10-25 01:50:00");
    assertThat(autumn.start(Duration.ofSeconds(2), LONDON)).isEqualTo("2026-10-25 00:49:58");
    CiviApiPosition summer = new CiviApiPosition("x", "2026-07-01 01:50:00");
    assertThat(summer.start(Duration.ofSeconds(2), LONDON)).isEqualTo("2026-07-01 01:49:58");
  }

  @Test
  void an_activity_comes_with_its_types_by_name_and_the_members_own_contact() throws Exception {
    ObjectNode activity = Json.object().put("id", 4).put("activity_type_id:name", "Meeting");
    activity.put("activity_type_id:label", "Meeting").put("status_id:label", "Completed");
    activity.put("subject", "Lease").put("activity_date_time", "2026-07-01 14:30:00");
    activity.put("modified_date", "2026-07-01 15:00:00").put("is_deleted", false);
    activity.put("is_test", false);
    site.put("Activity", activity);
    JsonNode row = listing(member.dataset("activities")).fields("4");
    assertThat(row.path("activity_type").asText()).isEqualTo("Meeting");
    assertThat(row.path("office_contact_id").asText()).isEqualTo("1");
  }

  private static ObjectNode person(int id, String modified) {
    ObjectNode person = Json.object().put("id", id).put("contact_type", "Individual");
    person.put("display_name", "Ann " + id).put("first_name", "Ann").put("job_title", "Clerk");
    person.put("modified_date", modified).put("is_deleted", false).putNull("employer_id");
    for (String flag :
        new String[] {
          "do_not_email", "do_not_phone", "do_not_mail", "do_not_trade", "is_opt_out", "is_deceased"
        }) {
      person.put(flag, false);
    }
    person.put("preferred_communication_method", "1");
    person.put("email.email", "ann@example.org").put("email.on_hold", 0);
    person.put("phone.phone", "01632 960123");
    return person;
  }

  private DatasetDescriptor people() {
    return member.dataset("people");
  }

  private Pages listing(DatasetDescriptor dataset) throws Exception {
    Pages pages = new Pages();
    connector.readAll(dataset, pages);
    return pages;
  }

  private Pages changes(DatasetDescriptor dataset, Position from) throws Exception {
    Pages pages = new Pages();
    connector.readChanges(dataset, from, pages);
    return pages;
  }
}
