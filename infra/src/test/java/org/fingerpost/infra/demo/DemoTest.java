package org.fingerpost.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.connector.PublishedSchemas;
import org.fingerpost.infra.standard.ApiWalk;
import org.fingerpost.infra.standard.StandardList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final int PAGES = 8;

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern FEED = Pattern.compile("Feed +(http://\\S+)");
  private static final Pattern EVERY_STAGE_BUSY =
      Pattern.compile(
          "[1-9][\\d,]* source records read, [1-9][\\d,]* normalised, [1-9][\\d,]* quarantined,"
              + " [1-9][\\d,]* linked, [1-9][\\d,]* joint records, [1-9][\\d,]* published");
  private static final Pattern KNOWN_TO_SEVERAL = Pattern.compile("Known to [^<,]+, [^<]+");

  @TempDir Path data;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void every_stage_sees_records_and_the_page_shows_what_several_members_know() throws Exception {
    Demo demo =
        new Demo(data, 0, Optional.empty(), new PrintStream(said, true, StandardCharsets.UTF_8));
    CompletableFuture<List<String>> running = CompletableFuture.supplyAsync(() -> run(demo));
    try {
      await().atMost(LONG).until(() -> running.isDone() || EVERY_STAGE_BUSY.matcher(text()).find());
      await().atMost(LONG).until(() -> KNOWN_TO_SEVERAL.matcher(pages()).find());
      assertThatItsApiMeetsTheStandard();
    } finally {
      demo.stop();
    }
    assertThat(running.get()).as("stages that saw no record").isEmpty();
  }

  /** Where the published schemas are beside the clone; the demo goes on changing meanwhile. */
  private void assertThatItsApiMeetsTheStandard() throws Exception {
    if (PublishedSchemas.arePresent()) {
      ApiWalk walk = new ApiWalk(feed(), false, 100);
      walk.details();
      for (StandardList list : StandardList.values()) {
        await(list.name()).atMost(LONG).until(() -> !walk.isEmpty(list));
        walk.list(list);
      }
    }
  }

  private URI feed() {
    Matcher feed = FEED.matcher(text());
    assertThat(feed.find()).as("the demo said where it is: %s", text()).isTrue();
    return URI.create(feed.group(1));
  }

  private static List<String> run(Demo demo) {
    try {
      return demo.run();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String text() {
    return said.toString(StandardCharsets.UTF_8);
  }

  /** What the search page lists, leafed through. */
  private String pages() throws IOException, InterruptedException {
    StringBuilder pages = new StringBuilder();
    for (int page = 1; page <= PAGES; page++) {
      URI address = feed().resolve("/?page=" + page);
      pages.append(
          HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
              .body());
    }
    return pages.toString();
  }
}
