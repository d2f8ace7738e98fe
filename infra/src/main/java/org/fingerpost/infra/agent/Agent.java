package org.fingerpost.infra.agent;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An agent that runs: a thread for each dataset, and one that sends. */
public final class Agent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofMinutes(2);
  private static final Duration REST_FOR_A_PERSON = Duration.ofMinutes(10);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final Connector connector;
  private final AgentStore store;

  private Agent(Connector connector, AgentStore store) {
    this.connector = connector;
    this.store = store;
  }

  /**
   * Starts reading and sending.
   *
   * @param key asked at each sending, so that a changed key needs no restart
   * @param state the folder that keeps what must not be forgotten
   */
  public static Agent start(
      MemberDescriptor member, Connector connector, URI hub, Supplier<String> key, Path state) {
    Agent agent = new Agent(connector, AgentStore.in(state));
    HubSender sender = new HubSender(hub, member.id(), key, agent.store);
    for (DatasetDescriptor dataset : member.datasets()) {
      DatasetReader reader = new DatasetReader(dataset, connector, agent.store, Clock.systemUTC());
      Duration pause =
          connector.waitsForChanges() ? Duration.ofMillis(5) : dataset.schedule().poll();
      agent.run("read-" + dataset.name(), new Rests(pause), () -> look(dataset, reader));
    }
    agent.run("send", new Rests(Duration.ofMillis(500)), () -> rest(sender.send()));
    return agent;
  }

  /** How it went. */
  private enum Ending {
    GO_ON,
    PAUSE,
    TRY_AGAIN,
    PERSON
  }

  /** One round of a thread. */
  private interface Round {
    Ending run() throws InterruptedException, SQLException;
  }

  private static Ending look(DatasetDescriptor dataset, DatasetReader reader)
      throws InterruptedException, SQLException {
    try {
      reader.look();
      return Ending.PAUSE;
    } catch (SourceException e) {
      LOG.warn("{}: {}", dataset.name(), e.getMessage());
      return e.isRetriable() ? Ending.TRY_AGAIN : Ending.PERSON;
    }
  }

  private static Ending rest(HubSender.Outcome outcome) {
    return switch (outcome) {
      case SENT -> Ending.GO_ON;
      case EMPTY -> Ending.PAUSE;
      case LATER -> Ending.TRY_AGAIN;
      case PERSON -> Ending.PERSON;
    };
  }

  private void run(String name, Rests rests, Round round) {
    Thread thread = new Thread(() -> loop(rests, round), "agent-" + name);
    threads.add(thread);
    thread.start();
  }

  private void loop(Rests rests, Round round) {
    try {
      while (!stop.await(rests.next().toMillis(), TimeUnit.MILLISECONDS)) {
        rests.after(once(round));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Ending once(Round round) throws InterruptedException {
    try {
      return round.run();
    } catch (SQLException | RuntimeException e) {
      LOG.warn("A round broke off with {}; it is tried again", e.getClass().getName());
      LOG.debug("A round broke off", e);
      return Ending.TRY_AGAIN;
    }
  }

  /** Waits until {@link #close} is called. */
  public void awaitClose() throws InterruptedException {
    stop.await();
  }

  @Override
  public void close() {
    stop.countDown();
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofSeconds(10).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    connector.close();
    store.close();
  }

  /** How long one thread rests; longer after each failure of a run. */
  private static final class Rests {
    private final Duration pause;
    private Duration next = Duration.ZERO;
    private Duration failing = FIRST_REST;

    Rests(Duration pause) {
      this.pause = pause;
    }

    Duration next() {
      return next;
    }

    void after(Ending ending) {
      switch (ending) {
        case GO_ON -> next = Duration.ZERO;
        case PAUSE -> next = pause;
        case PERSON -> next = REST_FOR_A_PERSON;
        case TRY_AGAIN -> {
          next = failing;
          Duration doubled = failing.multipliedBy(2);
          failing = doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled;
          return;
        }
      }
      failing = FIRST_REST;
    }
  }
}
