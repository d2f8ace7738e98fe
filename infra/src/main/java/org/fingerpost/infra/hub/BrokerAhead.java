package org.fingerpost.infra.hub;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.fingerpost.embedded.EmbeddedBroker;

/** An embedded broker that starts while its caller starts other things. */
public final class BrokerAhead implements AutoCloseable {
  private final CompletableFuture<EmbeddedBroker> broker;

  private BrokerAhead(CompletableFuture<EmbeddedBroker> broker) {
    this.broker = broker;
  }

  /** Begins to start the broker of that data folder, and returns at once. */
  public static BrokerAhead in(Path data) {
    // A thread of its own: those of the common pool are daemons, and so would the broker's be.
    return new BrokerAhead(
        CompletableFuture.supplyAsync(
            () -> EmbeddedBroker.start(data.resolve("broker")),
            task -> new Thread(task, "broker-start").start()));
  }

  /** The broker, once it answers. */
  EmbeddedBroker await() {
    try {
      return broker.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw e;
    }
  }

  /** Stops it, if need be as soon as it has started. Safe to call twice. */
  @Override
  public void close() {
    broker.handle((started, problem) -> started).thenAccept(BrokerAhead::stop).join();
  }

  private static void stop(EmbeddedBroker started) {
    if (started != null) { // null: it did not start, which await() says
      started.close();
    }
  }
}
