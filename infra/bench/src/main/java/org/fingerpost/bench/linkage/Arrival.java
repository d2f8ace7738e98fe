package org.fingerpost.bench.linkage;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.route.linkage.Linker;
import org.fingerpost.route.linkage.RecordCluster;

/**
 * Records put one at a time, each asked for its cluster before the next comes.
 *
 * @param linker holds them all
 * @param processor the processor time of the whole process, the collector's included
 */
record Arrival(Linker linker, Duration time, Duration processor) {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * Puts them all.
   *
   * @throws OverdueException when it takes longer than it may
   */
  static Arrival of(
      LinkModel model, Set<String> duplicateFree, List<LinkRecord> records, Duration longest)
      throws OverdueException {
    Linker linker = new Linker(model, duplicateFree);
    long begun = System.nanoTime();
    long processor = PROCESS.getProcessCpuTime();
    for (int i = 1; i <= records.size(); i++) {
      LinkRecord record = records.get(i - 1);
      linker.put(record);
      linker.clusterOf(record.id());
      if (System.nanoTime() - begun > longest.toNanos()) {
        throw new OverdueException(
            "%,d of %,d records were in after %,d s"
                .formatted(i, records.size(), longest.toSeconds()));
      }
    }
    return new Arrival(
        linker,
        Duration.ofNanos(System.nanoTime() - begun),
        Duration.ofNanos(PROCESS.getProcessCpuTime() - processor));
  }

  double recordsPerSecond() {
    return linker.size() * 1e9 / time.toNanos();
  }

  double processorMicrosPerRecord() {
    return processor.toNanos() / 1e3 / linker.size();
  }

  /** The cluster of each record, by its place in the list of the truth. */
  int[] clusters(Map<UUID, Integer> places) {
    int[] found = new int[places.size()];
    int number = 0;
    for (RecordCluster cluster : linker.clusters()) {
      for (UUID id : cluster.records()) {
        found[places.get(id)] = number;
      }
      number++;
    }
    return found;
  }
}
