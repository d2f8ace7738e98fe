package org.fingerpost.route.changes;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.fingerpost.schema.SourceKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells webhooks what changed, each in the order of changes, a page at a time. A page that was not
 * taken is sent again, later each time; at last the webhook is held until a person resumes it.
 */
final class WebhookSender {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  private static final int AT_ONCE = 16;
  private static final int PAGE = 100;
  private static final int MOST_FAILURES = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int GONE = 410;

  private final WebhookQueue queue;
  private final ChangeStore store;
  private final Clock clock;
  private final Duration firstPause;
  private Optional<HttpClient> client = Optional.empty();

  WebhookSender(WebhookQueue queue, ChangeStore store, Clock clock, Duration firstPause) {
    this.queue = queue;
    this.store = store;
    this.clock = clock;
    this.firstPause = firstPause;
  }

  /** Sends what is due; returns when each was taken, or was not. Not for several threads. */
  void sendDue() throws SQLException {
    Map<WebhookQueue.Due, Attempt> attempts = new LinkedHashMap<>();
    for (WebhookQueue.Due due : queue.take(AT_ONCE)) {
      begin(due).ifPresent(attempt -> attempts.put(due, attempt));
    }
    for (Map.Entry<WebhookQueue.Due, Attempt> each : attempts.entrySet()) {
      settle(each.getKey().webhook(), each.getValue());
    }
  }

  /** What is on its way, and up to which position. */
  private record Attempt(CompletableFuture<Integer> status, long position) {}

  private Optional<Attempt> begin(WebhookQueue.Due due) throws SQLException {
    Webhook webhook = due.webhook();
    long head = store.head();
    List<Change> changes = store.after(webhook.position(), webhook.entities(), PAGE);
    if (changes.isEmpty()) {
      queue.skip(webhook.id(), head);
      return Optional.empty();
    }
    long last = changes.get(changes.size() - 1).position();
    return Optional.of(new Attempt(send(due, body(changes, last), last), last));
  }

  private byte[] body(List<Change> changes, long last) throws SQLException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 14);
    Cursor cursor = new Cursor(store.epoch(), last, Cursor.day(clock.instant()));
    body.writeBytes(
        "{\"after\":\"%s\",\"items\":[".formatted(cursor).getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < changes.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(changes.get(i).item());
    }
    body.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  /** The id is the same when the same page is sent again, so that a receiver can tell. */
  private CompletableFuture<Integer> send(WebhookQueue.Due due, byte[] body, long last) {
    Webhook webhook = due.webhook();
    try {
      URI address = URI.create(webhook.url());
      if (!webhook.isInternal()) {
        Networks.verifyPublic(address.getHost());
      }
      String id =
          "msg_"
              + SourceKey.namedId(
                  "webhook/%s/%d/%d".formatted(webhook.id(), webhook.position(), last));
      long seconds = clock.instant().getEpochSecond();
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .header("User-Agent", "Fingerpost")
              .header("webhook-id", id)
              .header("webhook-timestamp", Long.toString(seconds))
              .header("webhook-signature", Signature.of(due.secret(), id, seconds, body))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      return client()
          .sendAsync(request, HttpResponse.BodyHandlers.discarding())
          .thenApply(HttpResponse::statusCode);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Redirects are not followed: they could lead into the hub's own network. */
  private HttpClient client() {
    HttpClient used =
        client.orElseGet(
            () ->
                HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build());
    client = Optional.of(used);
    return used;
  }

  private void settle(Webhook webhook, Attempt attempt) throws SQLException {
    int status = attempt.status().exceptionally(problem -> 0).join();
    if (status >= 200 && status < 300) {
      queue.done(webhook.id(), attempt.position());
    } else if (status == GONE) {
      hold(webhook, "It answered 410: it wants no more.");
    } else if (webhook.failures() + 1 >= MOST_FAILURES) {
      hold(webhook, "It did not take a page %d times in a row.".formatted(MOST_FAILURES));
    } else {
      queue.retry(webhook.id(), pause(webhook.failures()));
    }
  }

  private void hold(Webhook webhook, String reason) throws SQLException {
    LOG.warn(
        "Webhook {} is held. {} `fingerpost webhooks resume` tries again", webhook.id(), reason);
    queue.hold(webhook.id(), reason);
  }

  private Duration pause(int failures) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(failures, 16));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
