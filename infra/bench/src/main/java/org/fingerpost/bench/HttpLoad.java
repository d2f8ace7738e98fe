package org.fingerpost.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;

/** Some clients that each ask, wait for the whole answer, and ask again. */
final class HttpLoad implements AutoCloseable {
  static final int CLIENTS = 4;

  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private final List<HttpClient> clients = new ArrayList<>();

  HttpLoad() {
    for (int client = 0; client < CLIENTS; client++) {
      clients.add(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }
  }

  /** Gives the next address to ask; called by all clients at once. */
  @FunctionalInterface
  interface Addresses {
    URI next();
  }

  /** What came of it. */
  record Answers(double perSecond, Percentiles milliseconds, long number) {}

  /** Asks for that long. */
  Answers ask(Addresses addresses, Duration span) throws InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    long end = begun + span.toNanos();
    List<Callable<double[]>> tasks = new ArrayList<>();
    for (HttpClient client : clients) {
      tasks.add(() -> ask(client, addresses, end));
    }
    DoubleStream all = DoubleStream.empty();
    for (Future<double[]> task : threads.invokeAll(tasks)) {
      all = DoubleStream.concat(all, Arrays.stream(task.get()));
    }
    double[] milliseconds = all.toArray();
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Answers(
        milliseconds.length / seconds, Percentiles.of(milliseconds), milliseconds.length);
  }

  private static double[] ask(HttpClient client, Addresses addresses, long end)
      throws IOException, InterruptedException {
    DoubleStream.Builder milliseconds = DoubleStream.builder();
    while (System.nanoTime() < end) {
      HttpRequest request = HttpRequest.newBuilder(addresses.next()).build();
      long asked = System.nanoTime();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      milliseconds.add((System.nanoTime() - asked) / 1e6);
      if (status != 200) {
        throw new IllegalStateException(request.uri() + " was answered with " + status);
      }
    }
    return milliseconds.build().toArray();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
