package org.fingerpost.route.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a batch of Camel's to a stage, and takes the consumer back to its stored positions when the
 * stage could not take it. Runs in the consumer's own thread.
 */
public final class BatchProcessor implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final RewindingClientFactory clients;
  private final BatchHandler handler;
  private final RouteBoard.Line line;
  private int failures;

  public BatchProcessor(
      RewindingClientFactory clients, BatchHandler handler, RouteBoard.Line line) {
    this.clients = clients;
    this.handler = handler;
    this.line = line;
    clients.reportTo(line);
  }

  @Override
  public void process(Exchange exchange) {
    RewindingConsumer consumer = clients.current().orElseThrow();
    try {
      Batch batch = batchOf(exchange.getMessage().getBody(List.class));
      handler.handle(batch);
      if (clients.hasGroupPositions()) {
        consumer.storeSoon(batch.next());
      }
      failures = 0;
      line.working();
    } catch (Exception e) {
      again(consumer, e);
    }
  }

  private void again(RewindingConsumer consumer, Exception problem) {
    if (problem instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    failures = Math.min(failures + 1, 10);
    consumer.requestRewind(
        Duration.ofMillis(Math.min(LONGEST_PAUSE_MILLIS, 100L << (failures - 1))));
    LOG.warn("{}: a batch could not be taken and is read again", line.name(), problem);
    line.failing(
        RouteBoard.State.FAILING_RETRIABLE,
        Optional.ofNullable(problem.getMessage()).orElse(problem.getClass().getSimpleName()));
  }

  /** Each exchange holds all that one poll brought, see {@link RewindingConsumer}. */
  private static Batch batchOf(List<?> exchanges) {
    List<Batch> polled = new ArrayList<>(exchanges.size());
    for (Object exchange : exchanges) {
      polled.add((Batch) ((Exchange) exchange).getMessage().getBody());
    }
    return Batch.joined(polled);
  }
}
