package org.fingerpost.route.normalise;

import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.flow.Batch;
import org.fingerpost.route.flow.BatchHandler;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.FlowTraces;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.Refusals;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.StageWriter;

/** Makes what the {@link Normaliser} decided safe, before the position moves. */
public final class NormaliseStage implements BatchHandler {
  private final HubServices hub;
  private final Normaliser normaliser;
  private final RouteBoard.Line line;

  public NormaliseStage(HubServices hub, Normaliser normaliser, RouteBoard.Line line) {
    this.hub = hub;
    this.normaliser = normaliser;
    this.line = line;
  }

  @Override
  public void handle(Batch batch) {
    long begun = System.nanoTime();
    Instant began = hub.clock().instant();
    // Offsets travel on as origins: a power cut must not give them to other records afterwards.
    hub.durability().flush(batch.topics());
    // What is made is under way to the broker while the next is made.
    StageWriter.Writing writing = hub.writer().of(Normaliser.STAGE).begin();
    Normaliser.Normalised result = normaliser.normalise(batch.records(), writing::add);
    result.canaries().forEach(writing::add);
    result.refused().forEach(refusal -> writing.add(Refusals.message(refusal)));
    hub.durability().flush(writing.finish());
    tell(batch, result, System.nanoTime() - begun);
    FlowTraces traces = hub.metrics().traces();
    traces.tookAll(
        Normaliser.STAGE, result.accepted().stream().map(ProducerRecord::headers), began);
    traces.refusedAll(result.refused(), began);
  }

  private void tell(Batch batch, Normaliser.Normalised result, long nanos) {
    long read = batch.records().stream().filter(r -> !EventRecords.isCanary(r.headers())).count();
    if (read == 0) {
      return;
    }
    hub.metrics().in(Normaliser.STAGE, read);
    hub.metrics().out(Normaliser.STAGE, result.accepted().size());
    result
        .refused()
        .forEach(refusal -> hub.metrics().refused(Normaliser.STAGE, refusal.reason(), 1));
    hub.metrics().batch(Normaliser.STAGE).record(nanos, java.util.concurrent.TimeUnit.NANOSECONDS);
    line.count("read", read);
    line.count("normalised", result.accepted().size());
    line.count("refused", result.refused().size());
    line.sawChange();
  }
}
