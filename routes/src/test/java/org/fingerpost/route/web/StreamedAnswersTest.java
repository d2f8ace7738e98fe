package org.fingerpost.route.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamedAnswersTest {
  private static final int PARTS = 200;
  private static final byte[] PART = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);

  private static final AtomicBoolean CLOSED = new AtomicBoolean();
  private static HubServer server;

  private static final class Rooms extends WebRoutes {
    @Override
    public void configure() {
      serve("whole", "/whole", request -> WebResponse.streamed("text/plain", new Parts(PARTS)));
      serve("cut", "/cut", request -> WebResponse.streamed("text/plain", new Parts(-1)));
    }
  }

  /** Ends after that many parts, or fails on the way. */
  private static final class Parts implements Chunks {
    private final int end;
    private int given;

    private Parts(int end) {
      this.end = end;
    }

    @Override
    public Optional<byte[]> next() throws IOException {
      if (end < 0 && given == PARTS) {
        throw new IOException("the database went away");
      }
      return given++ == end ? Optional.empty() : Optional.of(PART);
    }

    @Override
    public void close() {
      CLOSED.set(true);
    }
  }

  @BeforeAll
  static void start() {
    server = HubServer.start(new Rooms());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_long_answer_arrives_whole_and_is_let_go_of() {
    byte[] body = server.send("GET", "/whole", BodyHandlers.ofByteArray()).body();
    assertThat(body).hasSize(PARTS * PART.length);
    await().untilTrue(CLOSED);
  }

  @Test
  void an_answer_that_cannot_be_finished_is_never_taken_for_whole() {
    assertThatThrownBy(() -> server.send("GET", "/cut", BodyHandlers.ofByteArray()))
        .isInstanceOf(UncheckedIOException.class);
  }
}
