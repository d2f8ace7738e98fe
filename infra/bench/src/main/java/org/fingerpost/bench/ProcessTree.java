package org.fingerpost.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What some processes and all their descendants use, read from Linux's /proc (proc(5)). A child
 * that ended counts through its parent's own figures.
 */
final class ProcessTree {
  /** USER_HZ, which Linux fixes at 100 for everything that it shows in /proc (time(7)). */
  private static final int TICKS_A_SECOND = 100;

  private static final int USER_TIME = 11;
  private static final int CHILDREN_SYSTEM_TIME = 14;

  private final List<Long> roots;

  ProcessTree(Long... roots) {
    this.roots = List.of(roots);
  }

  /** The server that runs on a folder of the embedded database: it has a session of its own. */
  static long serverOf(Path databaseFolder) throws IOException {
    Path pidFile = databaseFolder.resolve("cluster").resolve("postmaster.pid");
    return Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
  }

  /** Processor time of the living tree, with what its ended children used. */
  Duration processorTime() {
    long ticks = processes().mapToLong(ProcessTree::ticks).sum();
    return Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND);
  }

  /** Processor time of one process and of its children that ended; zero when it has ended. */
  static Duration processorTimeOf(long pid) {
    return Duration.ofMillis(ticks(pid) * 1000 / TICKS_A_SECOND);
  }

  /** Proportional set size in bytes: pages that processes share count once in all. */
  long memory() {
    return processes().mapToLong(ProcessTree::proportionalSetSize).sum();
  }

  private Stream<Long> processes() {
    return roots.stream()
        .flatMap(root -> ProcessHandle.of(root).stream())
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .map(ProcessHandle::pid)
        .distinct();
  }

  private static long ticks(long pid) {
    List<String> lines = lines(pid, "stat");
    if (lines.isEmpty()) {
      return 0;
    }
    // The name in parentheses may hold spaces: fields are counted from behind it.
    String line = lines.get(0);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int field = USER_TIME; field <= CHILDREN_SYSTEM_TIME; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks;
  }

  private static long proportionalSetSize(long pid) {
    return lines(pid, "smaps_rollup").stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .sum();
  }

  private static List<String> lines(long pid, String file) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), file));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      if (hasEnded(e)) {
        return List.of();
      }
      throw new UncheckedIOException(e);
    }
  }

  /** ESRCH: it ended while it was read, or has ended and is still listed. */
  private static boolean hasEnded(IOException problem) {
    return String.valueOf(problem.getMessage()).contains("No such process");
  }
}
