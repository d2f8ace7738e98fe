package org.fingerpost.connector.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of mistake, with the sentence that a person reads and the place it names. */
class DescriptorProblemsTest {
  private static final DescriptorText GOOD = DescriptorText.GOOD;

  @Test
  void text_that_is_no_yaml() {
    assertThat(GOOD.with("name: GroupName", "name: [GroupName").problems())
        .containsExactly("line 21, column 20: this is not YAML: expected ',' or ']', but got :");
  }

  @Test
  void a_secret_reference_without_quotes_in_a_flow() {
    assertThat(new DescriptorText("system: {push: {key: ${env:KEY}}}").problems())
        .singleElement()
        .asString()
        .startsWith("line 1, column ")
        .endsWith("; put quotes round \"${...}\"");
  }

  @Test
  void an_empty_text() {
    assertThat(new DescriptorText("# nothing\n").problems())
        .containsExactly("line 1, column 1: the descriptor is empty; it starts with \"member:\"");
  }

  @Test
  void a_key_that_is_unknown() {
    assertThat(GOOD.with("changed: last", "chnaged: last").problems())
        .containsExactly(
            "line 15, column 5: \"chnaged\" is no key here; did you mean \"changed\"?");
  }

  @Test
  void a_trust_that_is_no_word_of_the_three_or_of_a_field_that_is_not_shared() {
    assertThat(trusting("complete"))
        .containsExactly(
            "line 33, column 12: \"trust\": trust is high, usual or low, or one of these a field, such as {email: high}");
    assertThat(trusting("{name: most}"))
        .containsExactly("line 33, column 19: \"name\" must be one of high, usual, low");
    assertThat(trusting("{nmae: high}"))
        .containsExactly(
            "line 33, column 13: \"nmae\" has a trust but is not shared; did you mean \"name\"?");
    assertThat(trusting("{phones.number: high, notes: low}"))
        .containsExactly(
            "line 33, column 13: \"phones.number\" has a trust but is not shared; trust is of whole fields that are public or for members",
            "line 33, column 34: \"notes\" has a trust but is not shared; trust is of whole fields that are public or for members");
  }

  private static List<String> trusting(String words) {
    return GOOD.with("    poll: PT5S", "    trust: " + words + "\n    poll: PT5S").problems();
  }

  @Test
  void a_key_that_is_missing() {
    assertThat(GOOD.with("    key: group_id\n", "").problems())
        .containsExactly("line 12, column 3: \"groups\" needs \"key\"");
  }

  @Test
  void a_key_that_stands_twice() {
    assertThat(GOOD.with("key: group_id", "key: group_id\n    key: id2").problems())
        .containsExactly("line 17, column 5: \"key\" stands here twice; keep one of the two");
  }

  @Test
  void a_dataset_that_stands_twice() {
    assertThat(GOOD.with("  services:", "  groups:").problems())
        .contains("line 37, column 3: \"groups\" stands here twice; keep one of the two");
  }

  @Test
  void an_alias() {
    assertThat(GOOD.with("[notes]", "&list [notes]").with("is: [\"1\"]", "is: [\"1\"]").text())
        .contains("&list");
    assertThat(new DescriptorText("member: &a {id: x, name: y}\nsystem: *a\n").problems())
        .contains(
            "line 1, column 9: a descriptor has no aliases (*name); write the value out again");
  }

  @Test
  void a_value_of_another_type() {
    assertThat(GOOD.with("brake: {number: 5, share: 0.25}", "brake: 5").problems())
        .containsExactly("line 36, column 12: \"brake\" must be a block of keys");
  }

  @Test
  void a_member_id_that_cannot_stand_in_a_topic() {
    assertThat(GOOD.with("id: bromsgrove-redditch-network", "id: B&R Network").problems())
        .containsExactly(
            "line 2, column 7: \"id\": a member's id has lower-case letters, digits and hyphens"
                + " only, at most 80; write it such as bromsgrove-redditch-network");
  }

  @Test
  void a_dataset_name_that_cannot_stand() {
    assertThat(GOOD.with("  services:", "  My Services:").problems())
        .anyMatch(
            line -> line.contains("a dataset's name has lower-case letters, digits, hyphens and"));
  }

  @Test
  void a_kind_that_is_none() {
    assertThat(GOOD.with("kind: organization", "kind: organisation").problems())
        .contains(
            "line 13, column 11: \"kind\" must be one of organization, person, service, location,"
                + " activity, opportunity, enquiry, representation");
  }

  @Test
  void a_time_zone_that_is_none() {
    assertThat(GOOD.with("Europe/London", "Worcester").problems())
        .containsExactly(
            "line 5, column 14: \"time_zone\" names no zone; write it such as Europe/London");
  }

  @Test
  void a_password_in_clear_text_is_refused_and_not_repeated() {
    assertThat(GOOD.with("\"${env:BARN_PASSWORD}\"", "hunter2").problems())
        .containsExactly(
            "line 10, column 15: \"password\": a secret never stands in a descriptor in clear text;"
                + " keep it in an environment variable or a file and write \"${env:NAME}\" or"
                + " \"${file:/path}\"");
    assertThat(GOOD.with("\"${env:BARN_PASSWORD}\"", "12345678").problems())
        .singleElement()
        .asString()
        .doesNotContain("12345678");
  }

  @Test
  void a_password_in_a_url_is_refused_and_not_repeated() {
    assertThat(GOOD.with("5432/barn", "5432/barn?password=hunter2").problems())
        .containsExactly(
            "line 8, column 10: \"url\" holds a password in clear text; leave it out there and write"
                + " password: \"${env:NAME}\" or \"${file:/path}\"");
  }

  @Test
  void a_database_that_no_driver_speaks_to() {
    assertThat(GOOD.with("jdbc:postgresql:", "jdbc:access:").problems())
        .containsExactly(
            "line 8, column 10: \"url\": a database's url starts with jdbc:postgresql:,"
                + " jdbc:mariadb:, jdbc:mysql:, jdbc:sqlserver: or jdbc:h2:");
  }

  @Test
  void two_systems_at_once() {
    assertThat(GOOD.with("system:\n", "system:\n  files: {folder: x}\n").problems())
        .contains("line 6, column 1: \"system\" has more than one key; keep one");
  }

  @Test
  void a_location_that_does_not_fit_the_system() {
    assertThat(GOOD.with("table: tbl_groups", "files: groups.csv").problems())
        .containsExactly(
            "line 12, column 3: \"groups\" needs a \"table\" or a \"query\"",
            "line 14, column 5: \"files\" does not fit a system of the kind database; there it is"
                + " table, query, changed");
  }

  @Test
  void a_table_and_a_query() {
    assertThat(GOOD.with("table: tbl_groups", "table: t\n    query: SELECT 1").problems())
        .containsExactly("line 15, column 5: a dataset has a \"table\" or a \"query\", not both");
  }

  @Test
  void a_length_of_time_in_other_words() {
    assertThat(GOOD.with("poll: PT5S", "poll: 5 seconds").problems())
        .containsExactly(
            "line 33, column 11: \"poll\" is no length of time; write PT5S for five seconds, PT10M"
                + " for ten minutes, PT1H for an hour");
    assertThat(GOOD.with("poll: PT5S", "poll: PT0S").problems())
        .containsExactly("line 33, column 11: \"poll\" must be longer than nothing");
    assertThat(GOOD.with("retention: P3Y", "retention: 3 years").problems())
        .containsExactly(
            "line 29, column 18: \"retention\" is no length of time; write P3Y for three years, P6M"
                + " for six months");
    assertThat(
            GOOD.with("brake: {number: 5, share: 0.25}", "brake: {number: 5, share: 25}")
                .problems())
        .singleElement()
        .asString()
        .startsWith("line 36, column 31: \"share\" breaks the rule maximum 1");
  }

  @Test
  void a_field_that_the_kind_lacks() {
    assertThat(GOOD.with("    name: GroupName", "    nmae: GroupName").problems())
        .contains(
            "line 20, column 7: \"nmae\" is no field of kind organization; did you mean"
                + " \"name\"?");
    assertThat(GOOD.with("phones.number: Tel", "phones.numbr: Tel").problems())
        .containsExactly(
            "line 21, column 7: \"phones.numbr\" is no field of kind organization; did you mean"
                + " \"phones.number\"?");
  }

  @Test
  void a_field_with_parts_that_no_part_is_named_of() {
    assertThat(GOOD.with("phones.number: Tel", "phones: Tel").problems())
        .singleElement()
        .asString()
        .startsWith("line 21, column 7: \"phones\" has parts; name one, such as \"phones.");
  }

  @Test
  void a_field_mapped_whole_and_in_part() {
    assertThat(
            GOOD.with(
                    "phones.number: Tel",
                    "phones.number: Tel\n      phones: {jslt: '[]', columns: [Tel]}")
                .problems())
        .containsExactly(
            "line 21, column 7: \"phones.number\" is also mapped whole, as \"phones\"; keep one of"
                + " the two");
  }

  @Test
  void a_field_made_in_two_ways_or_none() {
    assertThat(GOOD.with("{constant: generic}", "{constant: generic, from: x}").problems())
        .containsExactly(
            "line 25, column 14: \"scope\" is made in one way: from a column (from), by an"
                + " expression (jslt), or it is the same for all (constant)");
    assertThat(GOOD.with(", columns: [client_groups]", "").problems())
        .containsExactly("line 24, column 23: \"jslt\" needs \"columns\" beside it");
  }

  @Test
  void an_expression_that_does_not_compile() {
    assertThat(GOOD.with("split(.client_groups, \"/\")", "split(.client_groups, \"/\"").problems())
        .singleElement()
        .asString()
        .startsWith("line 24, column 5")
        .contains("\"groups_served\": this is no JSLT: ");
    assertThat(GOOD.with("split(.client_groups, \"/\")", "splat(.client_groups)").problems())
        .containsExactly(
            "line 24, column 30: \"groups_served\": this is no JSLT: No such function: 'splat'");
  }

  @Test
  void an_expression_that_gives_another_value_each_time() {
    assertThat(GOOD.with("split(.client_groups, \"/\")", "[string(now())]").problems())
        .containsExactly(
            "line 24, column 30: \"groups_served\": this is no JSLT: now() gives another value each"
                + " time; a record read twice must stay the same");
  }

  @Test
  void a_reference_to_no_dataset_or_to_one_of_another_kind() {
    assertThat(GOOD.with("refers_to: groups", "refers_to: group").problems())
        .containsExactly(
            "line 45, column 47: \"group\" is no dataset of this descriptor; did you mean"
                + " \"groups\"?");
    assertThat(GOOD.with("refers_to: groups", "refers_to: services").problems())
        .containsExactly(
            "line 45, column 47: \"organization_id\" cannot refer to \"services\", which is of kind"
                + " service");
    assertThat(GOOD.with("{from: grp, refers_to: groups}", "grp").problems())
        .containsExactly(
            "line 45, column 7: \"organization_id\" refers to another record; write {from: column,"
                + " refers_to: dataset}");
  }

  @Test
  void a_field_in_two_lists_of_the_agreement() {
    assertThat(GOOD.with("withheld: [notes]", "withheld: [notes, name]").problems())
        .containsExactly(
            "line 32, column 25: \"name\" stands in two lists, \"public\" and \"withheld\"; keep it"
                + " in one");
    assertThat(GOOD.with("members: [phones]", "members: [phones, phones]").problems())
        .containsExactly(
            "line 31, column 25: \"phones\" stands twice in the list \"members\"; keep one");
  }

  @Test
  void a_field_shared_but_not_mapped() {
    assertThat(GOOD.with("members: [phones]", "members: [phones, email]").problems())
        .singleElement()
        .asString()
        .startsWith("line 31, column 25: \"email\" is shared but not mapped");
    assertThat(GOOD.with("members: [phones]", "members: [phones.number]").problems())
        .containsExactly(
            "line 31, column 17: \"phones.number\" is shared but not mapped; agreements name whole"
                + " fields: write \"phones\"");
  }

  @Test
  void a_required_field_that_is_not_shared() {
    assertThat(GOOD.with("public: [name, organization_id]", "public: [name]").problems())
        .containsExactly(
            "line 46, column 5: a record of kind service needs \"organization_id\"; map it and name"
                + " it under \"public\" or \"members\"");
  }

  @Test
  void a_mapped_field_that_the_agreement_does_not_name_is_a_warning() throws Exception {
    assertThat(GOOD.with("    members: [phones]\n", "    members: []\n").read().warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "line 21, column 7: \"phones.number\" is mapped, but the agreement does not name"
                + " \"phones\", so it is never collected");
  }

  @Test
  void a_review_date_that_is_past_is_a_warning() throws Exception {
    DescriptorText late =
        GOOD.with(
            "review_date: 2027-04-01\n      retention: P3Y",
            "review_date: 2026-04-01\n      retention: P3Y");
    assertThat(late.read().warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "line 28, column 20: the agreement was to be reviewed by 2026-04-01; review it");
    assertThat(late.with("2026-04-01", "April 2026").problems())
        .containsExactly(
            "line 28, column 20: \"review_date\" is no date; write it such as 2027-04-01");
  }

  @Test
  void all_that_is_wrong_is_said_at_once_in_the_order_of_the_file() {
    assertThat(
            GOOD.with("Europe/London", "Worcester")
                .with("chang", "chng")
                .with("poll: PT5S", "poll: soon")
                .problems())
        .hasSize(3)
        .isSortedAccordingTo((a, b) -> Integer.compare(line(a), line(b)));
  }

  private static int line(String problem) {
    return Integer.parseInt(problem.replaceFirst("line (\\d+),.*", "$1"));
  }
}
