package org.fingerpost.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Forces a broker's log segments to the disk, from outside of the broker.
 *
 * <p>Forcing a file forces what anybody wrote to it, so a channel of our own serves. The broker's
 * own way ({@code flush.messages}) would wait for the disk once a produce request and partition;
 * this waits once a batch, just before a position moves. Only segments that grew since they were
 * last forced are touched. A segment that is new needs its folder forced too, or a power cut could
 * take its name.
 */
final class LogFlusher {
  private final Path logs;
  private final Map<Path, Long> forced = new ConcurrentHashMap<>();
  private final Map<String, Object> turns = new ConcurrentHashMap<>();

  LogFlusher(Path logs) {
    this.logs = logs;
  }

  /** Forces what grew; says which segments those were. */
  List<Path> flush(Set<String> topics) {
    List<Path> flushed = new ArrayList<>();
    for (String topic : topics) {
      synchronized (turns.computeIfAbsent(topic, t -> new Object())) {
        flushTopic(topic, flushed);
      }
    }
    return flushed;
  }

  private void flushTopic(String topic, List<Path> flushed) {
    try {
      for (Path partition : partitions(topic)) {
        flushPartition(partition, flushed);
      }
    } catch (IOException e) {
      throw new EmbeddedException(
          "The log of topic "
              + topic
              + " could not be forced to the disk, so no position was moved: "
              + e,
          e);
    }
  }

  private List<Path> partitions(String topic) throws IOException {
    List<Path> found = new ArrayList<>();
    for (int partition = 0; Files.isDirectory(folder(topic, partition)); partition++) {
      found.add(folder(topic, partition));
    }
    return found;
  }

  private Path folder(String topic, int partition) {
    return logs.resolve(topic + "-" + partition);
  }

  private void flushPartition(Path partition, List<Path> flushed) throws IOException {
    boolean isNewSegment = false;
    for (Path segment : segments(partition)) {
      isNewSegment |= !forced.containsKey(segment);
      if (forceIfGrown(segment)) {
        flushed.add(segment);
      }
    }
    if (isNewSegment) {
      forceFolder(partition);
      forceFolder(logs);
    }
  }

  private static List<Path> segments(Path partition) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(partition, "*.log")) {
      files.forEach(found::add);
    }
    return found;
  }

  private boolean forceIfGrown(Path segment) throws IOException {
    try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
      long size = channel.size();
      if (Long.valueOf(size).equals(forced.get(segment))) {
        return false;
      }
      channel.force(false);
      forced.put(segment, size);
      return true;
    } catch (NoSuchFileException e) {
      forced.remove(segment); // compacted away; the broker forces what takes its place
      return false;
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    if (IS_WINDOWS) {
      return; // a folder cannot be opened there, and NTFS journals its names
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static final boolean IS_WINDOWS =
      System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT).startsWith("windows");
}
