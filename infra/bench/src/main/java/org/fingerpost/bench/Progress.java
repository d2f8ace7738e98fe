package org.fingerpost.bench;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.fingerpost.route.flow.Durability;

/**
 * Times a run from when its first batch has been normalised to when its last is safe, seen from
 * where the stage forces the log: without start-up, and alike for whatever runs the stage.
 */
final class Progress implements Durability {
  private final Durability next;
  private MeterRegistry registry;
  private volatile long first;
  private volatile long last;

  Progress(Durability next) {
    this.next = next;
  }

  MeterRegistry watch(MeterRegistry metrics) {
    registry = metrics;
    return metrics;
  }

  @Override
  public void flush(Set<String> topics) {
    if (first == 0) {
      first = System.nanoTime();
    }
    next.flush(topics);
    last = System.nanoTime();
  }

  double taken() {
    return total("fingerpost.records.in");
  }

  double refused() {
    return total("fingerpost.records.refused");
  }

  private double total(String name) {
    return registry.find(name).counters().stream().mapToDouble(Counter::count).sum();
  }

  double recordsPerSecond() {
    return taken() * 1e9 / (last - first);
  }
}
