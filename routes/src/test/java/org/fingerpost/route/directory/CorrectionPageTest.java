package org.fingerpost.route.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.fingerpost.route.web.HubServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CorrectionPageTest {
  private static final String PAGE = "/organisations/" + Example.id("Vale Befriending") + "/wrong";

  private static DirectoryDatabase database;
  private static HubServer server;

  @BeforeAll
  static void start() {
    database = Preview.fill(DirectoryDatabase.start());
    server = HubServer.start(Preview.routes(database));
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  @Test
  void what_is_wrong_goes_to_the_member_that_owns_the_field() {
    assertThat(server.get(PAGE).body())
        .contains("Website (kept by Pershore and District Voluntary Help Centre)")
        .doesNotContain("legal");
    HttpResponse<String> sent = send("website", "The address is gone & <b>dead</b>");
    assertThat(sent.statusCode()).isEqualTo(303);
    String next = sent.headers().firstValue("Location").orElseThrow();
    assertThat(server.get(next).body()).contains("Thank you");
    assertThat(
            database.lines(
                "SELECT member, dataset, key, field, shown, said FROM correction"
                    + " WHERE field = 'website'"))
        .containsExactly(
            "pershore-vhc|groups|77|website|vale-befriending.example.org|The address is gone & <b>dead</b>");
  }

  @Test
  void what_is_said_of_all_of_it_goes_to_whoever_gave_its_name() {
    send("", "It moved to Malvern.");
    assertThat(database.lines("SELECT member, key FROM correction WHERE said LIKE 'It moved%'"))
        .containsExactly("evesham-vc|Vale Befriending");
  }

  @Test
  void a_form_that_cannot_be_taken_says_why_and_keeps_what_was_typed() {
    assertThat(send("website", " ").body()).contains("There is a problem", "Write what is wrong");
    assertThat(send("website", "x".repeat(1_001)).body()).contains("1,000 characters or fewer");
    HttpResponse<String> hidden = send("legal_status", "\"><script>alert(1)</script>");
    assertThat(hidden.statusCode()).isEqualTo(400);
    assertThat(hidden.body())
        .contains("Choose which part is wrong", "&lt;script&gt;")
        .doesNotContain("<script>alert");
  }

  @Test
  void nobody_can_fill_the_table() {
    String page = "/organisations/" + Example.id("Redditch Debt Advice") + "/wrong";
    for (int i = 0; i < 12; i++) {
      server.post(
          page, Map.of("field", "name", "said", "again " + i), "X-Forwarded-For", "192.0.2." + i);
    }
    assertThat(database.lines("SELECT count(*) FROM correction WHERE said LIKE 'again%'"))
        .containsExactly("10");
    assertThat(
            server
                .post(
                    page, Map.of("field", "name", "said", "more"), "X-Forwarded-For", "192.0.2.99")
                .statusCode())
        .isEqualTo(429);
  }

  @Test
  void a_file_that_somebody_sends_is_not_even_read() {
    HttpResponse<String> answer =
        server.post(PAGE, Map.of(), "Content-Type", "multipart/form-data; boundary=x");
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void a_record_that_is_not_there_takes_nothing() {
    assertThat(server.post("/services/" + UUID.randomUUID() + "/wrong", Map.of("said", "x")))
        .returns(404, HttpResponse::statusCode);
  }

  private static HttpResponse<String> send(String field, String said) {
    return server.post(PAGE, Map.of("field", field, "said", said));
  }
}
