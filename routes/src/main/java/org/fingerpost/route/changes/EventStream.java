package org.fingerpost.route.changes;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.RouterAnswer;
import org.fingerpost.schema.SignpostEntity;

/**
 * {@code /changes/stream}: changes as server-sent events, from now on or from where {@code
 * Last-Event-ID} says. No thread waits for a reader: the database is asked a few times a second,
 * for all of them, while there are any.
 */
final class EventStream {
  static final String PATH = ChangePages.PATH + "/stream";

  private static final int MOST_READERS = 500;
  private static final int PAGE = 100;
  private static final long TICK_MILLIS = 250;
  private static final int BEAT_TICKS = 60;

  private final ChangeStore store;
  private final Clock clock;
  private final Vertx vertx;
  private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
  private final Ticker ticker;

  EventStream(ChangeStore store, Clock clock, Vertx vertx) {
    this.store = store;
    this.clock = clock;
    this.vertx = vertx;
    this.ticker = new Ticker(vertx, TICK_MILLIS, this::turn);
  }

  /** Somebody who listens. Its fields are changed by one turn at a time. */
  private static final class Reader {
    private final HttpServerResponse response;
    private final Set<SignpostEntity> entities;
    private volatile Cursor cursor;
    private volatile int quietTicks;

    private Reader(HttpServerResponse response, Set<SignpostEntity> entities, Cursor cursor) {
      this.response = response;
      this.entities = entities;
      this.cursor = cursor;
    }
  }

  void open(RoutingContext call) {
    if (readers.size() >= MOST_READERS) {
      refuse(call, 503, "Too many listen already; ask /changes from time to time instead.");
      return;
    }
    vertx
        .executeBlocking(() -> reader(call))
        .onSuccess(reader -> begin(call, reader))
        .onFailure(problem -> refuse(call, problem));
  }

  private Reader reader(RoutingContext call) throws SQLException {
    Optional<String> after =
        Optional.ofNullable(call.request().getHeader("Last-Event-ID"))
            .or(() -> Optional.ofNullable(call.request().getParam("after")));
    Set<SignpostEntity> entities =
        Optional.ofNullable(call.request().getParam("entity"))
            .<Set<SignpostEntity>>map(name -> EnumSet.of(ChangePages.entity(name)))
            .orElseGet(() -> EnumSet.allOf(SignpostEntity.class));
    Cursor cursor = ChangePages.cursor(store, clock.instant(), after);
    return new Reader(
        call.response(), entities, after.isPresent() ? cursor : cursor.at(store.head()));
  }

  private void begin(RoutingContext call, Reader reader) {
    call.response()
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
        .putHeader("Cache-Control", "no-cache")
        .putHeader("X-Accel-Buffering", "no")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Access-Control-Allow-Origin", "*")
        .closeHandler(closed -> leave(reader))
        .exceptionHandler(problem -> leave(reader));
    call.response().write("retry: 3000\n\n");
    readers.add(reader);
    ticker.start();
  }

  private void leave(Reader reader) {
    readers.remove(reader);
    if (readers.isEmpty()) {
      ticker.stop();
    }
  }

  /** Reads for everybody who can take more. Runs on a worker; one turn at a time. */
  private void turn() throws SQLException {
    long head = store.head();
    Map<Reader, String> news = new LinkedHashMap<>();
    for (Reader reader : List.copyOf(readers)) {
      if (reader.response.writeQueueFull()) {
        continue;
      }
      String text = reader.cursor.position() < head ? read(reader, head) : "";
      boolean isQuiet = text.isEmpty() && ++reader.quietTicks < BEAT_TICKS;
      if (!isQuiet) {
        news.put(reader, text.isEmpty() ? ": still here\n\n" : text);
        reader.quietTicks = 0;
      }
    }
    news.forEach((reader, text) -> reader.response.write(text));
  }

  private String read(Reader reader, long head) throws SQLException {
    List<Change> changes = store.after(reader.cursor.position(), reader.entities, PAGE);
    Cursor cursor = reader.cursor;
    StringBuilder events = new StringBuilder();
    for (Change change : changes) {
      cursor = cursor.at(change.position());
      events
          .append("id: ")
          .append(cursor)
          .append("\nevent: ")
          .append(change.data().isPresent() ? "updated" : "deleted")
          .append("\ndata: ")
          .append(new String(change.item(), StandardCharsets.UTF_8))
          .append("\n\n");
    }
    boolean isEnd = changes.size() < PAGE;
    reader.cursor =
        isEnd ? cursor.at(Math.max(head, cursor.position())).currentAt(clock.instant()) : cursor;
    return events.toString();
  }

  private static void refuse(RoutingContext call, Throwable problem) {
    if (problem instanceof RefusedRequestException refused) {
      refuse(call, refused.status(), refused.getMessage());
    } else {
      refuse(call, 503, "The joint database does not answer; ask again in half a minute.");
    }
  }

  private static void refuse(RoutingContext call, int status, String sentence) {
    call.response().putHeader("Access-Control-Allow-Origin", "*");
    RouterAnswer.refuse(call, status, sentence);
  }

  void close() {
    ticker.stop();
    new ArrayList<>(readers).forEach(reader -> reader.response.end());
    readers.clear();
  }
}
