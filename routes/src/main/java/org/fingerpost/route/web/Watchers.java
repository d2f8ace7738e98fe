package org.fingerpost.route.web;

import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-Sent Events: one state for all who watch, made once a beat, of which is sent what changed.
 * No thread waits for a watcher, and while nobody watches nothing is done at all.
 */
final class Watchers {
  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
  private static final int MOST = 200;
  private static final long BEAT_MILLISECONDS = 2_000;
  private static final int BEATS_BETWEEN_SIGNS = 8;
  private static final int BEATS_BETWEEN_CHECKS = 30;
  private static final long NOT_BEATING = -1;
  private static final String NOT_NOW =
      "The joint database does not answer; ask again in half a minute.";
  private static final String NOT_YOU =
      "You are not signed in, or no longer. Sign in and load the page again.";
  private static final String TOO_MANY =
      "%d watch already. The page works without; load it again to see what changed."
          .formatted(MOST);

  private final LiveText text;
  private final Map<HttpServerResponse, WebRequest> watching = new ConcurrentHashMap<>();
  private final AtomicLong timer = new AtomicLong(NOT_BEATING);
  private Map<String, String> last = Map.of();
  private long beats;

  Watchers(LiveText text) {
    this.text = text;
  }

  /** Takes somebody in, or says why not. */
  void handle(RoutingContext context) {
    WebRequest request = WebProcessor.request(context.request());
    context
        .vertx()
        .<Boolean>executeBlocking(() -> text.admits(request))
        .onSuccess(admitted -> answer(context, request, admitted))
        .onFailure(e -> RouterAnswer.refuse(context, 503, NOT_NOW));
  }

  private void answer(RoutingContext context, WebRequest request, boolean admitted) {
    if (!admitted) {
      RouterAnswer.refuse(context, 401, NOT_YOU);
    } else if (watching.size() >= MOST) {
      RouterAnswer.refuse(context, 503, TOO_MANY);
    } else {
      takeIn(context, request);
    }
  }

  private void takeIn(RoutingContext context, WebRequest request) {
    HttpServerResponse response = context.response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no");
    response.closeHandler(closed -> watching.remove(response));
    response.exceptionHandler(broken -> watching.remove(response));
    begin(response, request);
    beat(context.vertx());
  }

  /** All there is first, and only then what changes. */
  private synchronized void begin(HttpServerResponse response, WebRequest request) {
    response.write("retry: 3000\n\n" + (last.isEmpty() ? "" : event(last)));
    watching.put(response, request);
  }

  private void beat(Vertx vertx) {
    if (timer.get() == NOT_BEATING) {
      long started = vertx.setPeriodic(BEAT_MILLISECONDS, id -> look(vertx, id));
      if (!timer.compareAndSet(NOT_BEATING, started)) {
        vertx.cancelTimer(started);
      } else {
        look(vertx, started);
      }
    }
  }

  private void look(Vertx vertx, long id) {
    if (watching.isEmpty()) {
      timer.set(NOT_BEATING);
      vertx.cancelTimer(id);
      return;
    }
    vertx
        .<Map<String, String>>executeBlocking(text::now)
        .onSuccess(this::tell)
        .onFailure(e -> LOG.warn("Consoles could not be told how things stand", e));
    if (++beats % BEATS_BETWEEN_CHECKS == 0) {
      check(vertx);
    }
  }

  private synchronized void tell(Map<String, String> now) {
    Map<String, String> news = new TreeMap<>(now);
    news.entrySet().removeAll(last.entrySet());
    last = now;
    if (!news.isEmpty()) {
      send(event(news));
    } else if (beats % BEATS_BETWEEN_SIGNS == 0) {
      send(": nothing new\n\n");
    }
  }

  private static String event(Map<String, String> parts) {
    return parts.entrySet().stream()
        .map(part -> TextNode.valueOf(part.getKey()) + ":" + part.getValue())
        .collect(Collectors.joining(",", "data: {", "}\n\n"));
  }

  /** Who reads too slowly to be told what is new is let go, and is told all when back. */
  private void send(String message) {
    Buffer bytes = Buffer.buffer(message); // encoded once for all who watch
    watching.keySet().stream()
        .filter(response -> !response.closed())
        .forEach(response -> send(response, bytes));
  }

  private void send(HttpServerResponse response, Buffer message) {
    if (response.writeQueueFull()) {
      watching.remove(response);
      response.reset();
    } else {
      response.write(message);
    }
  }

  /** A session may have ended meanwhile. */
  private void check(Vertx vertx) {
    watching.forEach(
        (response, request) ->
            vertx
                .<Boolean>executeBlocking(() -> text.admits(request))
                .onSuccess(
                    admitted -> {
                      if (!admitted) {
                        watching.remove(response);
                        response.end("event: over\ndata: {}\n\n");
                      }
                    }));
  }
}
