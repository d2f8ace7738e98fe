package org.fingerpost.bench.linkage;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The most heap in use since it was made, garbage that was not yet collected included. */
final class HeapWatch {
  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  HeapWatch() {
    System.gc();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Never too little: the pools may have had their peaks one after the other. */
  double peakMegabytes() {
    return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1048576.0;
  }

  /** What is in use once the garbage is gone. */
  double aliveMegabytes() {
    System.gc();
    return pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum() / 1048576.0;
  }
}
