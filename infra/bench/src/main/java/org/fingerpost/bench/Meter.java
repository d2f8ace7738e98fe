package org.fingerpost.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Watches process trees from its making until {@link #stop}. */
final class Meter {
  private final List<ProcessTree> trees;
  private final long started = System.nanoTime();
  private final Duration processorBefore;
  private final AtomicLong peakMemory = new AtomicLong();
  private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
  private final ProcessTree memoryOf;

  /**
   * Watches.
   *
   * @param measured the tree whose memory counts
   * @param alsoWorking trees whose processor time counts too, such as the source database's
   */
  Meter(ProcessTree measured, ProcessTree... alsoWorking) {
    memoryOf = measured;
    trees =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(measured), java.util.Arrays.stream(alsoWorking))
            .toList();
    processorBefore = processorTime();
    sampler.scheduleAtFixedRate(
        () -> peakMemory.accumulateAndGet(memoryOf.memory(), Math::max),
        0,
        500,
        TimeUnit.MILLISECONDS);
  }

  /** What was used since the start, for that many records. */
  Usage stop(long records) {
    Duration wall = Duration.ofNanos(System.nanoTime() - started);
    Duration processor = processorTime().minus(processorBefore);
    sampler.shutdownNow();
    return new Usage(records, wall, processor, peakMemory.get());
  }

  private Duration processorTime() {
    return trees.stream().map(ProcessTree::processorTime).reduce(Duration.ZERO, Duration::plus);
  }
}
