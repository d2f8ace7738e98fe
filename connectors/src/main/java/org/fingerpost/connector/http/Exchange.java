package org.fingerpost.connector.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.fingerpost.connector.SourceException;

/** Sends one request and takes one answer, within bounds of time and size. */
final class Exchange {
  /** The longest answer, in bytes. */
  static final long LONGEST = 32L << 20;

  private static final Duration CONNECT = Duration.ofSeconds(15);

  private final Supplier<HttpClient> client;
  private final long longest;
  private final Duration patience;

  /**
   * Sends with that client.
   *
   * @param longest the longest answer, in bytes
   * @param patience how long a whole answer may take, its last byte included
   */
  Exchange(Supplier<HttpClient> client, long longest, Duration patience) {
    this.client = client;
    this.longest = longest;
    this.patience = patience;
  }

  /** One client for all members: it starts threads, at its first use. */
  static HttpClient shared() {
    return Shared.CLIENT;
  }

  /** A client that follows nothing by itself: a redirect must not take a key along. */
  static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NEVER);
  }

  Answer send(HttpRequest request, HttpFailure failure)
      throws SourceException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client
            .get()
            .sendAsync(request, info -> new Bounded<>(BodySubscribers.ofByteArray(), longest));
    try {
      HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(request.uri(), response.statusCode(), response.headers(), response.body());
    } catch (ExecutionException | TimeoutException e) {
      throw failure.exchange(e, longest);
    } finally {
      answer.cancel(true);
    }
  }

  private static final class Shared {
    static final HttpClient CLIENT = builder().build();
  }
}
