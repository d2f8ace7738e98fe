package org.fingerpost.route.refer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fingerpost.route.access.Access;
import org.fingerpost.route.access.AccessRoutes;
import org.fingerpost.route.access.AccessSettings;
import org.fingerpost.route.access.Accounts;
import org.fingerpost.route.access.Browser;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.browser.Chromium;
import org.fingerpost.route.directory.DirectoryRoutes;
import org.fingerpost.route.directory.MemberNames;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TestHub;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.schema.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Referrals between members, on a real broker, a real database and real HTTP. */
class ReferralTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String PERSON = "Quillfeather";
  private static final UUID SERVICE = UUID.randomUUID();
  private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
  private static final String OURS = "ours-" + RUN;
  private static final String THEIRS = "theirs-" + RUN;
  private static final String OTHERS = "others-" + RUN;

  @TempDir static Path folder;

  private static final List<String> posted = new CopyOnWriteArrayList<>();
  private static final List<String> signatures = new CopyOnWriteArrayList<>();

  private static HttpServer webhook;
  private static GreenMail mail;
  private static TestHub hub;
  private static HubServer server;
  private static ReferralRoutes routes;

  private Browser referrer;
  private Browser receiver;
  private Browser third;

  @BeforeAll
  static void start() throws Exception {
    webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    webhook.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          signatures.add(exchange.getRequestHeaders().getFirst(Signature.HEADER));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    webhook.start();
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    hub = TestHub.of();
    Clock clock = Clock.systemUTC();
    AccessSettings accessSettings = new AccessSettings("http://127.0.0.1", Optional.empty());
    Access access = new Access(TestHub.database(), clock, accessSettings);
    routes = new ReferralRoutes(hub.services(), access, id -> "Member " + id, settings());
    server =
        HubServer.start(
            routes,
            new AccessRoutes(TestHub.database(), clock, access, accessSettings),
            new DirectoryRoutes(
                TestHub.database(), new MemberNames(Map.of()), "https://hub.example.org", access));
    Accounts accounts = new Accounts(TestHub.database(), clock);
    for (String member : List.of(OURS, THEIRS, OTHERS)) {
      accounts.add(member, member, Set.of(Role.ADVISER), Optional.of(member), PASSWORD);
    }
    execute(
        "INSERT INTO joint_record (joint_id, kind, document) VALUES (?, 'service', ?::json)",
        SERVICE,
        service());
  }

  private static ReferralSettings settings() {
    URI address = URI.create("http://127.0.0.1:" + webhook.getAddress().getPort() + "/in");
    Delivery delivery =
        new Delivery(
            Optional.of(address),
            Optional.of(SECRET),
            Optional.of("desk@example.org"),
            Optional.of(folder.resolve("drop")),
            Period.ofDays(90));
    return new ReferralSettings(
        new MemberKeys(folder.resolve("keys")),
        "https://hub.example.org",
        Map.of(THEIRS, delivery),
        Optional.of(
            new MailSettings(
                "127.0.0.1",
                mail.getSmtp().getPort(),
                Optional.empty(),
                "hub@example.org",
                false)));
  }

  private static String service() {
    String source =
        "{\"id\":\"%s\",\"member\":\"%s\",\"dataset\":\"s\",\"key\":\"1\",\"seen\":\"2026-11-22T09:30:00Z\",\"public\":true}"
            .formatted(UUID.randomUUID(), THEIRS);
    return "{\"id\":\"%s\",\"kind\":\"service\",\"fields\":{\"name\":{\"value\":\"Home visits\",\"visibility\":\"public\",\"source\":0,\"reason\":\"the only value\"}},\"sources\":[%s]}"
        .formatted(SERVICE, source);
  }

  @AfterAll
  static void stop() {
    server.close();
    hub.close();
    webhook.stop(0);
    mail.stop();
  }

  @BeforeEach
  void signIn() {
    referrer = Browser.signedIn(server.address(), OURS, PASSWORD);
    receiver = Browser.signedIn(server.address(), THEIRS, PASSWORD);
    third = Browser.signedIn(server.address(), OTHERS, PASSWORD);
  }

  @Test
  void a_referral_goes_to_the_member_and_back_and_a_third_member_sees_nothing() throws Exception {
    HttpResponse<String> made = refer(referrer);
    String path = made.uri().getPath();
    assertThat(made.body()).contains("Status: <strong>New", "Only Member " + THEIRS);
    assertThat(made.body()).doesNotContain(PERSON);
    HttpResponse<String> read = receiver.get(path);
    assertThat(read.body()).contains(PERSON, "07700 900123", "Opened", "Mark as accepted");
    assertThat(read.headers().firstValue("Cache-Control")).contains("no-store");
    HttpResponse<String> accepted =
        receiver.post(path, "token", Browser.token(read), "status", "accepted");
    receiver.post(path, "token", Browser.token(accepted), "status", "completed");
    assertThat(referrer.get(path).body()).contains("Completed").doesNotContain(PERSON);
    assertThat(referrer.get("/referrals").body()).contains(path, "Completed");
    assertThat(third.get("/referrals").body()).doesNotContain(path);
    assertSameAsUnknown(path);
    assertThat(audit(path))
        .containsSubsequence(
            OURS + " made",
            OURS + " viewed",
            THEIRS + " viewed",
            THEIRS + " accepted",
            THEIRS + " completed",
            OURS + " viewed",
            OTHERS + " refused");
  }

  private void assertSameAsUnknown(String path) {
    HttpResponse<String> theirs = third.get(path);
    HttpResponse<String> none = third.get("/referrals/" + UUID.randomUUID());
    assertThat(theirs.statusCode()).isEqualTo(404);
    assertThat(theirs.body()).isEqualTo(none.body());
    assertThat(new Browser(server.address()).get(path).body()).contains("Sign in");
  }

  @Test
  void personal_fields_are_readable_neither_in_the_database_nor_in_the_topic() throws Exception {
    String path = refer(referrer).uri().getPath();
    routes.relay();
    assertThat(lines("SELECT encode(sealed, 'escape') || referral::text FROM referral").toString())
        .doesNotContain(PERSON);
    for (ConsumerRecord<String, byte[]> record : topic()) {
      byte[] value = record.value() == null ? new byte[0] : record.value();
      assertThat(new String(value, ISO_8859_1)).doesNotContain(PERSON);
    }
    assertThat(topic()).anySatisfy(record -> assertThat(path).endsWith(record.key()));
  }

  @Test
  void a_form_that_is_sent_twice_makes_one_referral() {
    HttpResponse<String> form = referrer.get("/refer/" + SERVICE);
    String[] fields = fields(form);
    assertThat(referrer.post("/refer/" + SERVICE, fields).statusCode()).isEqualTo(200);
    HttpResponse<String> again = referrer.post("/refer/" + SERVICE, fields);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("sent before").doesNotContain(PERSON);
  }

  @Test
  void without_agreement_nothing_is_sent_and_the_form_says_why() throws SQLException {
    int before = lines("SELECT referral_id FROM referral").size();
    HttpResponse<String> refused =
        referrer.post(
            "/refer/" + SERVICE,
            "token",
            Browser.token(referrer.get("/refer/" + SERVICE)),
            "once",
            UUID.randomUUID().toString(),
            "to",
            OTHERS,
            "name",
            "<b>x</b>",
            "consent_on",
            "2999-01-01");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("There is a problem", "confirm it", "Choose the member", "today or before")
        .contains("value=\"&lt;b>")
        .doesNotContain("<b>x");
    assertThat(lines("SELECT referral_id FROM referral")).hasSize(before);
  }

  @Test
  void the_members_system_gets_it_signed_and_its_answer_counts_once() throws Exception {
    String path = refer(referrer).uri().getPath();
    routes.relay();
    String body = posted.stream().filter(text -> text.contains(path)).findFirst().orElseThrow();
    assertThat(body).contains("https://hub.example.org" + path).doesNotContain(PERSON);
    String header = signatures.get(posted.indexOf(body));
    long second = Long.parseLong(header.replaceAll("t=(\\d+),.*", "$1"));
    assertThat(header).endsWith("v1=" + Signature.of(SECRET, second, body));
    assertThat(Files.readString(folder.resolve("drop/referral-" + id(path) + ".csv")))
        .contains(PERSON, "'=cmd");
    assertThat(answer(path, "accepted", SECRET, now())).isEqualTo(204);
    assertThat(answer(path, "accepted", SECRET, now())).isEqualTo(204);
    assertThat(answer(path, "opened", SECRET, now())).isEqualTo(409);
    assertThat(referrer.get(path).body()).contains("Accepted");
    assertThat(audit(path)).containsOnlyOnce(THEIRS + " accepted");
  }

  @Test
  void a_mail_says_that_one_waits_and_nothing_of_whom_it_is_about() throws Exception {
    String path = refer(referrer).uri().getPath();
    routes.relay();
    List<String> mails = new ArrayList<>();
    for (MimeMessage received : mail.getReceivedMessages()) {
      mails.add(received.getSubject() + received.getContent());
      assertThat(received.getAllRecipients())
          .extracting(Object::toString)
          .containsExactly("desk@example.org");
    }
    assertThat(mails).doesNotHaveDuplicates().filteredOn(text -> text.contains(path)).hasSize(1);
    assertThat(mails.toString()).doesNotContain(PERSON, "Home visits", "07700");
  }

  @Test
  void a_forged_answer_changes_nothing_and_learns_nothing() throws Exception {
    String path = refer(referrer).uri().getPath();
    assertThat(answer(path, "accepted", "another secret of 32 characters.", now())).isEqualTo(401);
    assertThat(answer(path, "accepted", SECRET, now() - 600)).isEqualTo(401);
    assertThat(answer("/referrals/" + UUID.randomUUID(), "accepted", SECRET, now())).isEqualTo(401);
    assertThat(referrer.get(path).body()).contains("Status: <strong>New");
  }

  @Test
  void whoever_does_not_open_one_is_reminded_and_when_its_time_is_over_it_is_gone()
      throws Exception {
    String path = refer(referrer).uri().getPath();
    routes.relay();
    execute(
        "UPDATE referral SET made_at = now() - interval '3 days', delivered_at = now() - interval '3 days' WHERE referral_id = ?",
        id(path));
    assertThat(receiver.get("/referrals").body()).contains("Nobody has opened it for 3 days");
    routes.relay();
    routes.relay();
    assertThat(posted.stream().filter(text -> text.contains(path))).hasSize(2);
    execute("UPDATE referral SET delete_on = current_date WHERE referral_id = ?", id(path));
    routes.relay();
    assertThat(referrer.get(path).statusCode()).isEqualTo(404);
    assertThat(topic().stream().filter(record -> path.endsWith(record.key())))
        .last()
        .satisfies(record -> assertThat(record.value()).isNull());
    assertThat(audit(path)).last().isEqualTo(THEIRS + " deleted");
  }

  @Test
  void two_advisers_do_it_in_their_browsers_and_a_third_is_refused() {
    try (Chromium chromium = Chromium.startOrSkip();
        Page ours = chromium.windowWithoutScript(1024, 900);
        Page theirs = chromium.window(360, 740);
        Page others = chromium.windowWithoutScript(1024, 900)) {
      signIn(ours, OURS, "/refer/" + SERVICE);
      ours.fill("#name", PERSON);
      ours.fill("#contact", "07700 900123");
      ours.fill("#need", "Company once a week");
      ours.fill("#consent_by", PERSON);
      ours.fill("#consent_on", LocalDate.now(Clock.systemUTC()).toString());
      ours.check("#agreed");
      ours.click("text=Send the referral");
      String path = URI.create(ours.url()).getPath();
      assertThat(path).startsWith("/referrals/");
      signIn(theirs, THEIRS, path);
      assertThat(theirs.content()).contains(PERSON);
      assertThat(Chromium.faults(theirs)).isEmpty();
      theirs.click("text=Mark as accepted");
      ours.reload();
      assertThat(ours.content()).contains("Accepted").doesNotContain(PERSON);
      signIn(others, OTHERS, path);
      assertThat(others.content()).contains("There is no such referral").doesNotContain(PERSON);
    }
  }

  private static void signIn(Page page, String name, String path) {
    page.navigate(server.address() + path);
    page.fill("#name", name);
    page.fill("#password", PASSWORD);
    page.click("button[type=submit]");
    page.waitForURL("**" + path);
  }

  private static HttpResponse<String> refer(Browser browser) {
    return browser.post("/refer/" + SERVICE, fields(browser.get("/refer/" + SERVICE)));
  }

  private static String[] fields(HttpResponse<String> form) {
    return new String[] {
      "token",
      Browser.token(form),
      "once",
      form.body().replaceAll("(?s).*name=\"once\" value=\"([^\"]+)\".*", "$1"),
      "to",
      THEIRS,
      "name",
      PERSON,
      "contact",
      "07700 900123",
      "need",
      "=cmd|' /C calc'!A0",
      "consent_by",
      "Ann " + PERSON,
      "consent_on",
      LocalDate.now(Clock.systemUTC()).toString(),
      "agreed",
      "yes"
    };
  }

  private static int answer(String path, String status, String secret, long second) {
    String signature = Signature.of(secret, second, id(path) + "." + status);
    return server
        .post(
            path + "/answer",
            Map.of("status", status, "t", Long.toString(second), "signature", signature))
        .statusCode();
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static UUID id(String path) {
    return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
  }

  private static List<ConsumerRecord<String, byte[]>> topic() {
    return TestBroker.read(TestBroker.settings(), Topics.referrals(THEIRS));
  }

  private static List<String> audit(String path) throws SQLException {
    return lines(
        "SELECT member || ' ' || action FROM referral_audit WHERE referral_id = '%s' ORDER BY audit_id"
            .formatted(id(path)));
  }

  private static List<String> lines(String sql) throws SQLException {
    try (Connection connection = TestHub.database().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }

  private static void execute(String sql, Object... values) throws SQLException {
    try (Connection connection = TestHub.database().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}
