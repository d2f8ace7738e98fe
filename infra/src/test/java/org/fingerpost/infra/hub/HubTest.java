package org.fingerpost.infra.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTest {
  @TempDir Path data;

  @Test
  void it_says_what_it_started_and_answers_where_it_said() throws Exception {
    List<String> lines = new ArrayList<>();
    try (Hub hub = Hub.start(HubSettings.embedded(data, 0), List.of(), lines::add)) {
      assertThat(lines).anyMatch(line -> line.contains(hub.address().toString()));
      assertThat(lines).anyMatch(line -> line.contains("embedded"));
      assertThat(get(hub.address().resolve("/oruk/v3/services")).statusCode()).isEqualTo(200);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .as("threads that would keep the process alive")
        .noneMatch(thread -> !thread.isDaemon() && thread.getName().contains("kafka"));
  }

  @Test
  void a_closed_hub_starts_again_on_its_data() throws Exception {
    Hub.start(HubSettings.embedded(data, 0), List.of(), line -> {}).close();
    try (Hub hub = Hub.start(HubSettings.embedded(data, 0), List.of(), line -> {})) {
      assertThat(get(hub.address().resolve("/oruk/v3/organizations")).statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
