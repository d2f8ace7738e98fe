package org.fingerpost.route.flow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the stages count. Tags hold the names of stages and reasons, never a value of a record. Safe
 * for use by many threads.
 */
public final class FlowMetrics {
  private static final String STAGE = "stage";

  private final MeterRegistry registry;
  private final FlowTraces traces;
  private final Map<String, AtomicLong> backlogs = new ConcurrentHashMap<>();

  public FlowMetrics(MeterRegistry registry) {
    this(registry, FlowTraces.NONE);
  }

  /** Beside what is counted, each record is told to those traces. */
  public FlowMetrics(MeterRegistry registry, FlowTraces traces) {
    this.registry = registry;
    this.traces = traces;
  }

  /** Who is told of single records. */
  public FlowTraces traces() {
    return traces;
  }

  /**
   * Records that came into a stage ({@code fingerpost.records.in}).
   *
   * <p>Alert when a stage's rate is zero for an hour while the rate of {@link #out} of the stage
   * before it is not: the stage is stuck.
   */
  public void in(String stage, long records) {
    counter("fingerpost.records.in", stage).increment(records);
  }

  /**
   * Records that a stage made safe in the next ({@code fingerpost.records.out}).
   *
   * <p>Lower than {@link #in} is usual: a record that did not change is not sent again. Alert on
   * {@link #refused} instead.
   */
  public void out(String stage, long records) {
    counter("fingerpost.records.out", stage).increment(records);
  }

  /**
   * Records put into the quarantine ({@code fingerpost.records.refused}), by reason.
   *
   * <p>Alert when more than one in twenty of {@link #in} is refused over an hour: a member changed
   * its system, and its descriptor has to follow.
   */
  public void refused(String stage, String reason, long records) {
    registry
        .counter("fingerpost.records.refused", STAGE, stage, "reason", reason)
        .increment(records);
  }

  /**
   * Refused records that a person had replayed and that passed ({@code
   * fingerpost.records.replayed}).
   *
   * <p>Nothing to alert on: it tells what became of {@link #refused}.
   */
  public void replayed(String stage, long records) {
    counter("fingerpost.records.replayed", stage).increment(records);
  }

  /**
   * Batches that failed as a whole and are read again ({@code fingerpost.batches.failed}).
   *
   * <p>Alert on any rate that lasts ten minutes: the broker or the database is not well.
   */
  public void failed(String stage) {
    counter("fingerpost.batches.failed", stage).increment();
  }

  /**
   * How long a stage took over a batch ({@code fingerpost.batch}), from reading it to its position
   * being stored.
   *
   * <p>Alert when the maximum comes near five minutes: the broker then gives the partitions to
   * another process, which begins the batch again.
   */
  public Timer batch(String stage) {
    return registry.timer("fingerpost.batch", STAGE, stage);
  }

  /**
   * Bytes of its own disk that a member's system keeps until the hub has read them ({@code
   * fingerpost.source.backlog}), as for a PostgreSQL replication slot.
   *
   * <p>Alert at 500 MB, or when it grows for an hour: a member's server whose disk is full stops.
   */
  public void backlog(String member, String dataset, long bytes) {
    backlogs
        .computeIfAbsent(
            member + '/' + dataset,
            name ->
                registry.gauge(
                    "fingerpost.source.backlog",
                    List.of(Tag.of("member", member), Tag.of("dataset", dataset)),
                    new AtomicLong()))
        .set(bytes);
  }

  private Counter counter(String name, String stage) {
    return registry.counter(name, STAGE, stage);
  }
}
