package org.fingerpost.infra.realinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.healthmarketscience.jackcess.ColumnBuilder;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.Row;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.TableBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fingerpost.connector.database.CiviCrm;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.http.RemoteSystem;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.connector.http.RemoteSystem.Request;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.realinput.Examples.Change;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real CiviCRM, an Access file, a workbook as offices keep them, a council's directory of
 * services, a calendar and a hosted system, all in one hub: what they hold arrives, and goes when
 * it is gone there.
 */
class MemberSystemsHubTest {
  private static final Change COMPARES_OFTEN =
      new Change("poll: PT0.5S", "poll: PT0.5S\n    full_compare: PT1S");

  @TempDir static Path folder;

  private static final String WORKBOOK_MEMBER =
      """
      member: {id: workbook-member, name: A Member with a Workbook}
      system:
        files: {folder: ./workbooks}
      datasets:
        groups:
          kind: organization
          files: "groups*.xlsx"
          sheet: "Groups (live)"
          aliases: {Group name: [Name of group, Organisation]}
          key: Ref
          fields: {name: Group name, phones.number: Tel, addresses.city: Town}
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [name, addresses]
            members: [phones]
          poll: PT0.5S
          full_compare: PT1S
      """;

  private static final Set<String> SERVICES = names("befriending", "lunch-club", "transport");
  private static final Set<String> RECORDS = names("rec1", "rec2", "rec3");
  private static final Set<String> EVENTS = names("open-day", "coffee");
  private static final LocalDate NEXT_WEEK = LocalDate.now().plusDays(7);

  private static RemoteSystem directory;
  private static RemoteSystem hosted;
  private static RemoteSystem calendar;
  private static Optional<CiviCrmSite> civi = Optional.empty();
  private static Hub hub;
  private static JointView joint;

  private static Set<String> names(String... names) {
    return new ConcurrentSkipListSet<>(List.of(names));
  }

  @BeforeAll
  static void aHubReadsThem() throws Exception {
    directory = new RemoteSystem(MemberSystemsHubTest::services);
    hosted = new RemoteSystem(MemberSystemsHubTest::airtable);
    calendar = new RemoteSystem(request -> events());
    Path file = Files.createDirectories(folder.resolve("exports")).resolve("groups.accdb");
    accessFile(file);
    workbook("Chess club", "Lunch club", "Befriending");
    civi = CiviCrmSite.startWhereDataStand();
    hub = Hub.start(HubSettings.embedded(folder.resolve("hub"), 0), members(), line -> {});
    joint = new JointView(hub.database());
  }

  private static List<MemberDescriptor> members() throws Exception {
    List<MemberDescriptor> members = new ArrayList<>();
    members.add(
        Examples.of(
            "directory.yaml",
            folder,
            new Change("https://directory.example.org/api", directory.url()),
            new Change("requests: 5", "requests: 500"),
            COMPARES_OFTEN));
    members.add(
        Examples.of(
            "hosted.yaml",
            folder,
            new Change("preset: airtable", "preset: airtable\n    url: " + hosted.url()),
            new Change("${env:AIRTABLE_TOKEN}", Examples.secret(folder, "token")),
            new Change("poll: PT15M", "poll: PT0.5S\n    full_compare: PT1S")));
    members.add(
        Examples.of(
            "calendar.yaml",
            folder,
            new Change("${env:CALENDAR_ADDRESS}", Examples.secret(folder, calendar.url())),
            COMPARES_OFTEN));
    members.add(
        Examples.of(
            "access.yaml",
            folder,
            new Change("    password: \"${env:ACCESS_PASSWORD}\"\n", ""),
            COMPARES_OFTEN));
    members.add(new DescriptorReader().read("workbook.yaml", WORKBOOK_MEMBER, folder).descriptor());
    if (civi.isPresent()) {
      members.add(civi.get().readyMade(folder));
    }
    return members;
  }

  @AfterAll
  static void stop() throws Exception {
    if (hub != null) {
      hub.close();
    }
    if (civi.isPresent()) {
      civi.get().close();
    }
    List.of(directory, hosted, calendar).forEach(RemoteSystem::close);
  }

  @Test
  void services_of_a_directory_arrive_with_their_organisation_and_go_when_they_are_gone()
      throws Exception {
    joint.eventually(view -> assertThat(sources("directory-member", "services")).isEqualTo(3));
    joint.eventually(view -> assertThat(sources("directory-member", "organisations")).isEqualTo(1));
    joint.eventually(
        view ->
            assertThat(view.field("directory-member", "services", "transport", "name"))
                .containsExactly("transport"));
    SERVICES.remove("transport");
    joint.eventually(view -> assertThat(sources("directory-member", "services")).isEqualTo(2));
  }

  @Test
  void records_of_a_hosted_system_arrive_where_their_box_is_ticked_and_go() throws Exception {
    joint.eventually(view -> assertThat(sources("hosted-member", "groups")).isEqualTo(2));
    RECORDS.remove("rec2");
    joint.eventually(view -> assertThat(sources("hosted-member", "groups")).isEqualTo(1));
  }

  @Test
  void events_of_a_calendar_arrive_one_by_one_and_go() throws Exception {
    joint.eventually(view -> assertThat(sources("calendar-member", "events")).isEqualTo(4));
    EVENTS.remove("open-day");
    joint.eventually(view -> assertThat(sources("calendar-member", "events")).isEqualTo(3));
  }

  @Test
  void groups_of_an_access_file_arrive_where_they_are_listed_and_go() throws Exception {
    joint.eventually(view -> assertThat(sources("access-member", "groups")).isEqualTo(2));
    Path file = folder.resolve("exports/groups.accdb");
    try (Database database = DatabaseBuilder.open(file)) {
      Table table = database.getTable("tblGroups");
      for (Row row : table) {
        if (row.getInt("ID") == 1) {
          table.deleteRow(row);
        }
      }
    }
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(30)));
    joint.eventually(view -> assertThat(sources("access-member", "groups")).isEqualTo(1));
  }

  @Test
  void groups_of_a_messy_workbook_arrive_but_the_bad_row_and_go() throws Exception {
    joint.eventually(
        view -> {
          assertThat(sources("workbook-member", "groups")).isEqualTo(3);
          assertThat(view.refusals("workbook-member", "groups")).containsExactly("no-key");
        });
    assertThat(joint.field("workbook-member", "groups", "2", "name")).containsExactly("Lunch club");
    workbook("Chess club", "Befriending");
    joint.eventually(view -> assertThat(sources("workbook-member", "groups")).isEqualTo(2));
  }

  @Test
  void contacts_and_activities_of_a_real_civicrm_arrive_and_go() throws Exception {
    CiviCrm.contacts(); // skips this test where the data do not stand
    CiviCrmSite site = civi.orElseThrow();
    joint.eventually(
        view -> {
          assertThat(sources(CiviCrmSite.ID, "organizations"))
              .isEqualTo(
                  site.count(
                      "civicrm_contact WHERE is_deleted = 0 AND contact_type = 'Organization'"));
          assertThat(sources(CiviCrmSite.ID, "activities"))
              .isEqualTo(
                  site.count("civicrm_activity WHERE is_deleted = 0 AND is_test = 0")
                      - view.refusals(CiviCrmSite.ID, "activities").size());
        });
    String activity = site.text("SELECT MAX(id) FROM civicrm_activity");
    String binned =
        site.text(
            "SELECT MAX(id) FROM civicrm_contact WHERE is_deleted = 0 AND id > 1 AND contact_type = 'Organization'");
    site.run(
        "DELETE FROM civicrm_activity WHERE id = " + activity,
        "UPDATE civicrm_contact SET is_deleted = 1 WHERE id = " + binned);
    joint.eventually(
        view -> {
          assertThat(view.field(CiviCrmSite.ID, "activities", activity, "name")).isEmpty();
          assertThat(view.field(CiviCrmSite.ID, "organizations", binned, "name")).isEmpty();
        });
  }

  private static int sources(String member, String dataset) throws Exception {
    return joint.count(
        "source_record WHERE joint_id IS NOT NULL AND member = ? AND dataset = ?", member, dataset);
  }

  private static Reply services(Request request) {
    ObjectNode page = Json.object().put("total_items", SERVICES.size()).put("total_pages", 1);
    ArrayNode contents = page.putArray("contents");
    for (String name : List.copyOf(SERVICES)) {
      ObjectNode service = Json.object().put("id", name).put("name", name).put("status", "active");
      service.putObject("organization").put("id", "o1").put("name", "Age Concern Example");
      if (request.path().equals("/services/" + name)) {
        return Reply.json(service.toString());
      }
      contents.add(service);
    }
    page.put("total_items", contents.size()).put("last_page", true);
    return request.path().equals("/services") ? Reply.json(page.toString()) : Reply.status(404);
  }

  private static Reply airtable(Request request) {
    if (!"Bearer token".equals(request.headers().get("Authorization"))) {
      return Reply.status(401);
    }
    ObjectNode page = Json.object();
    ArrayNode records = page.putArray("records");
    for (String id : List.copyOf(RECORDS)) {
      ObjectNode fields = records.addObject().put("id", id).putObject("fields");
      fields.put("Group name", "Group " + id).put("Contact", "stays there");
      if (!id.equals("rec3")) {
        fields.put("May be listed", true);
      }
    }
    return Reply.json(page.toString());
  }

  private static Reply events() {
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    String day = NEXT_WEEK.format(DateTimeFormatter.BASIC_ISO_DATE);
    for (String name : List.copyOf(EVENTS)) {
      text.append("BEGIN:VEVENT\r\nUID:%s\r\nSUMMARY:%s\r\n".formatted(name, name));
      text.append("DTSTART;TZID=GMT Standard Time:%sT100000\r\n".formatted(day));
      text.append(name.equals("coffee") ? "RRULE:FREQ=DAILY;COUNT=3\r\n" : "");
      text.append("END:VEVENT\r\n");
    }
    byte[] body = text.append("END:VCALENDAR\r\n").toString().getBytes(StandardCharsets.UTF_8);
    return new Reply(200, Map.of("Content-Type", "text/calendar"), body);
  }

  /** A title above nothing, blank rows, a doubled header nobody wants, notes beside the table. */
  private static void workbook(String... names) throws IOException {
    Path file = Files.createDirectories(folder.resolve("workbooks")).resolve("groups 2026.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "Office", "1.0")) {
      workbook.newWorksheet("READ ME FIRST").value(0, 0, "Please do not sort!");
      Worksheet sheet = workbook.newWorksheet("Groups (live)");
      String[] headers = {" Ref", "NAME OF GROUP ", "Tel", "Notes", "", "Notes", "town"};
      for (int column = 0; column < headers.length; column++) {
        sheet.value(1, column, headers[column]);
      }
      int row = 3;
      for (String name : names) {
        sheet.value(row, 0, row == 3 ? "1" : name.equals("Lunch club") ? "2" : "3");
        sheet.value(row, 1, "  " + name);
        sheet.value(row, 2, "(01632) 96000" + row);
        sheet.value(row, 4, "ring Pat");
        sheet.value(row, 6, "Malvern");
        row += 2;
      }
      sheet.value(row, 1, "A group that nobody numbered");
    }
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minusSeconds(60L + 10 * names.length)));
  }

  private static void accessFile(Path file) throws IOException {
    try (Database database =
        new DatabaseBuilder(file).setFileFormat(Database.FileFormat.V2010).create()) {
      Table table =
          new TableBuilder("tblGroups")
              .addColumn(new ColumnBuilder("ID", DataType.LONG))
              .addColumn(new ColumnBuilder("GroupName", DataType.TEXT))
              .addColumn(new ColumnBuilder("Notes", DataType.MEMO))
              .addColumn(new ColumnBuilder("Phone", DataType.TEXT))
              .addColumn(new ColumnBuilder("Email", DataType.TEXT))
              .addColumn(new ColumnBuilder("Postcode", DataType.TEXT))
              .addColumn(new ColumnBuilder("CharityNo", DataType.TEXT))
              .addColumn(new ColumnBuilder("Contact", DataType.TEXT))
              .addColumn(new ColumnBuilder("Listed", DataType.BOOLEAN))
              .toTable(database);
      for (int id = 1; id <= 3; id++) {
        String phone = "01632 96000" + id;
        table.addRow(id, "Group " + id, "", phone, null, "WR1 1AA", null, "stays", id < 3);
      }
    }
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }
}
