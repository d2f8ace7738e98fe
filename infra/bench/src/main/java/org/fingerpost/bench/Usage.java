package org.fingerpost.bench;

import java.time.Duration;

/** What one run used: wall time, processor time of all its processes, and its peak of memory. */
record Usage(long records, Duration wall, Duration processor, long peakMemory) {
  double recordsPerSecond() {
    return records * 1e9 / wall.toNanos();
  }

  double processorMicrosPerRecord() {
    return processor.toNanos() / 1e3 / records;
  }

  double peakMegabytes() {
    return peakMemory / 1048576.0;
  }
}
