package org.fingerpost.route.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NotFoundTest {
  private static HubServer server;

  private static final class Room extends WebRoutes {
    @Override
    public void configure() {
      serve("room", "/room", request -> WebResponse.html(200, "<p>a room</p>"));
    }
  }

  @BeforeAll
  static void start() {
    server = HubServer.start(new Room(), new NotFoundRoutes());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_person_at_an_address_where_nothing_is_gets_a_page_with_a_way_on() {
    HttpResponse<String> answer = server.get("/rom", "Accept", "text/html,*/*");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Page not found", "href=\"/\"");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void a_program_there_gets_problem_details() {
    HttpResponse<String> answer = server.get("/rom", "Accept", "application/json");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":404");
  }

  @Test
  void what_is_there_answers_as_before() {
    assertThat(server.get("/room", "Accept", "text/html").body()).contains("a room");
  }
}
