package org.fingerpost.connector.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import org.fingerpost.connector.descriptor.HttpAccess.Authentication;
import org.fingerpost.connector.descriptor.JsonListing.Paging;
import org.junit.jupiter.api.Test;

/** Systems on the web in descriptors: what is read, and each mistake with its place. */
class WebSystemsTest {
  private static final DescriptorText HOSTED =
      new DescriptorText(
          """
          member: {id: hosted, name: Hosted}
          system:
            http:
              preset: beacon
              url: https://api.example.org/v1/
              auth: {bearer: "${env:KEY}"}
              rate_limit: {requests: 5, per: PT1S}
          datasets:
            groups:
              kind: organization
              path: /groups
              key: id
              fields: {name: name}
              agreement: {lawful_basis: consent, review_date: 2099-04-01, retention: P3Y, public: [name]}
          """);

  @Test
  void a_preset_says_what_the_descriptor_does_not() throws Exception {
    SystemDescriptor.Http http = (SystemDescriptor.Http) HOSTED.read().descriptor().system();
    assertThat(http.access().url().text()).isEqualTo("https://api.example.org/v1");
    assertThat(http.access().authentication())
        .isEqualTo(new Authentication.Bearer(new Secret("${env:KEY}")));
    assertThat(http.access().rateLimit())
        .hasValueSatisfying(l -> assertThat(l.requests()).isEqualTo(5));
    assertThat(http.access().headers()).containsEntry("Beacon-Application", "developer_api");
    assertThat(http.listing().paging()).isInstanceOf(Paging.Numbered.class);
    assertThat(http.listing().records()).isEqualTo("/results");
    DatasetDescriptor groups = HOSTED.read().descriptor().dataset("groups");
    assertThat(groups.schedule().poll()).hasMinutes(15);
    assertThat(groups.schedule().fullCompare()).hasHours(6);
  }

  @Test
  void a_key_in_the_address_or_over_an_open_line() {
    assertThat(url("https://api.example.org/v1?api_key=abc"))
        .singleElement()
        .asString()
        .startsWith("line 5, column 10: \"url\" holds a key in clear text")
        .doesNotContain("abc");
    assertThat(url("http://api.example.org/v1"))
        .containsExactly(
            "line 5, column 10: \"url\" starts with http://, so the key could be read on its way; write https://");
    assertThat(url("ftp://api.example.org"))
        .containsExactly(
            "line 5, column 10: \"url\": an address starts with https://",
            "line 5, column 10: \"url\" starts with http://, so the key could be read on its way; write https://");
    assertThat(HOSTED.with("\"${env:KEY}\"", "abc").problems())
        .singleElement()
        .asString()
        .startsWith("line 6, column 20: \"bearer\": a secret never stands in a descriptor");
  }

  private static List<String> url(String url) {
    return HOSTED.with("https://api.example.org/v1/", url).problems();
  }

  @Test
  void an_address_that_nobody_gives() {
    assertThat(HOSTED.with("    url: https://api.example.org/v1/\n", "").problems())
        .containsExactly(
            "line 3, column 3: \"http\" needs \"url\", such as https://api.example.org/v1");
  }

  @Test
  void a_preset_that_is_not_known() {
    assertThat(HOSTED.with("beacon", "beakon").problems())
        .containsExactly(
            "line 4, column 13: \"preset\" must be one of airtable, beacon, do-it, lamplight, salesforce-npsp");
  }

  @Test
  void paging_without_what_it_needs() {
    String paging = "preset: beacon\n    paging: {by: cursor, parameter: p, at: next}";
    assertThat(HOSTED.with("preset: beacon", paging).problems())
        .containsExactly(
            "line 5, column 44: \"at\" is no place in an answer; write a JSON pointer, such as /meta/total");
    assertThat(HOSTED.with("preset: beacon", "preset: beacon\n    paging: {by: keyset}").problems())
        .containsExactly(
            "line 5, column 14: paging by keyset needs \"parameter\"",
            "line 5, column 14: paging by keyset needs \"column\"");
    assertThat(HOSTED.with("PT1S", "1 s").problems())
        .containsExactly(
            "line 7, column 36: \"per\" is no length of time; write PT1S for a second, PT1M for a minute");
  }

  @Test
  void a_dataset_that_does_not_fit() {
    assertThat(HOSTED.with("path: /groups", "table: groups").problems())
        .containsExactly(
            "line 9, column 3: \"groups\" needs \"path\", such as /groups",
            "line 11, column 5: \"table\" does not fit a system of the kind http; there it is path, parameters, changes, part");
    assertThat(HOSTED.with("path: /groups", "path: /groups?type=x").problems())
        .containsExactly(
            "line 11, column 11: \"path\" goes behind the system's url, such as /groups; what stands behind ? goes under parameters");
  }

  private static final DescriptorText CALENDAR =
      new DescriptorText(
          """
          member: {id: events, name: Events}
          system:
            calendar: {url: "${env:ADDRESS}", ahead: P6M}
          datasets:
            events:
              kind: activity
              key: event_id
              fields: {name: summary, activity_type: {constant: event}}
              agreement: {lawful_basis: consent, review_date: 2099-04-01, retention: P3Y, public: [name, activity_type]}
          """);

  @Test
  void a_calendar_whose_address_is_a_secret() throws Exception {
    MemberDescriptor member = CALENDAR.read().descriptor();
    SystemDescriptor.Calendar calendar = (SystemDescriptor.Calendar) member.system();
    assertThat(calendar.access().url().isSecret()).isTrue();
    assertThat(calendar.access().url()).hasToString("${env:ADDRESS}");
    assertThat(calendar.back()).isEqualTo(Period.ofMonths(1));
    assertThat(calendar.ahead()).isEqualTo(Period.ofMonths(6));
    assertThat(member.dataset("events").location())
        .isEqualTo(new DatasetDescriptor.Location.Feed(""));
    assertThat(member.dataset("events").schedule().fullCompare()).hasHours(1);
  }

  @Test
  void mistakes_about_a_calendar() {
    assertThat(CALENDAR.with("key: event_id", "key: uid").problems())
        .containsExactly(
            "line 7, column 10: the key of a calendar's events is event_id, which names an instance too; write key: event_id");
    assertThat(CALENDAR.with("P6M", "half a year").problems())
        .containsExactly(
            "line 3, column 44: \"ahead\" is no length of days; write P30D for thirty days, P1M for a month, P1Y for a year");
  }

  @Test
  void an_access_file_stands_where_the_descriptor_does() throws Exception {
    DescriptorText text =
        CALENDAR
            .with(
                "calendar: {url: \"${env:ADDRESS}\", ahead: P6M}",
                "access: {file: ./office/groups.accdb}")
            .with("key: event_id", "key: id\n    table: tblEvents");
    SystemDescriptor.Access access = (SystemDescriptor.Access) text.read().descriptor().system();
    assertThat(access.file()).isEqualTo(DescriptorText.FOLDER.resolve("office/groups.accdb"));
    assertThat(access.password()).isEmpty();
    assertThat(text.with("    table: tblEvents\n", "").problems())
        .containsExactly("line 5, column 3: \"events\" needs a \"table\"");
  }

  private static final DescriptorText FILES =
      CALENDAR
          .with("calendar: {url: \"${env:ADDRESS}\", ahead: P6M}", "files: {folder: ./exports}")
          .with("key: event_id", "key: id\n    files: events.ods");

  @Test
  void files_in_one_place_of_three() throws Exception {
    assertThat(FILES.read().descriptor().system()).isInstanceOf(SystemDescriptor.Files.class);
    DescriptorText web = FILES.with("folder: ./exports", "url: https://example.org/exports");
    assertThat(web.read().descriptor().system()).isInstanceOf(SystemDescriptor.WebFiles.class);
    assertThat(web.read().descriptor().dataset("events").schedule().poll()).hasMinutes(15);
    String sftp =
        "sftp: {host: h, user: u, password: \"${env:P}\", folder: /x, host_key: \"SHA256:%s\"}"
            .formatted("A".repeat(43));
    SystemDescriptor.SftpFiles read =
        (SystemDescriptor.SftpFiles)
            FILES.with("folder: ./exports", sftp).read().descriptor().system();
    assertThat(read.port()).isEqualTo(22);
    assertThat(FILES.with("folder: ./exports", "folder: x, url: https://example.org").problems())
        .containsExactly(
            "line 3, column 3: \"files\" are in one place: a \"folder\", at a \"url\", or behind \"sftp\"");
    assertThat(FILES.with("folder: ./exports", sftp.replace("SHA256:A", "MD5:A")).problems())
        .singleElement()
        .asString()
        .contains("\"host_key\": a fingerprint starts with SHA256:");
  }

  @Test
  void other_headers_of_a_column_from_a_preset_and_the_descriptor() throws Exception {
    DescriptorText text =
        FILES
            .with("folder: ./exports", "folder: ./exports, preset: charitylog-export")
            .with(
                "    files: events.ods",
                "    files: events.ods\n    aliases: {summary: [Title of it], postcode: [PC]}");
    DatasetDescriptor.Location.FileSet files =
        (DatasetDescriptor.Location.FileSet) text.read().descriptor().dataset("events").location();
    assertThat(files.aliases()).containsEntry("summary", List.of("Title of it"));
    assertThat(files.aliases().get("postcode")).contains("PC", "Post code");
    assertThat(FilePresets.NAMES)
        .allSatisfy(name -> assertThat(HttpPresets.preset(name).path("unconfirmed")).isNotEmpty());
  }
}
