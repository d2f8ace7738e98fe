package org.fingerpost.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies the log of an embedded broker, also while it runs. Positions of consumer groups are copied
 * before the records that they cover, so none is ahead of its topic; what is cut off in the middle
 * of a record is cut back by the broker that starts on the copy, as after a power cut. Indexes are
 * left to it too.
 */
public final class BrokerBackup {
  private static final int MOST_TRIES = 50;
  private static final String POSITIONS = "__consumer_offsets-";

  /** Which topics there are: last, so that no folder is one of a topic that it does not know. */
  private static final String TOPICS = "__cluster_metadata-";

  private final Path home;

  /** Of the broker whose folder that is. */
  public BrokerBackup(Path folder) {
    this.home = folder.toAbsolutePath();
  }

  /**
   * Copies everything that a start in that other folder needs.
   *
   * @throws EmbeddedException when a topic's log is being compacted over and over
   */
  public void copyTo(Path folder) throws IOException {
    Path log = home.resolve("log");
    Path copy = folder.resolve("log");
    FolderCopy.makeLike(home, folder);
    FolderCopy.makeLike(log, copy);
    for (String file : List.of("meta.properties", "bootstrap.checkpoint")) {
      if (Files.exists(log.resolve(file))) {
        FolderCopy.copyFile(log.resolve(file), copy.resolve(file));
      }
    }
    for (Path partition : partitions(log)) {
      copyWhole(partition, copy.resolve(partition.getFileName()));
    }
  }

  private static List<Path> partitions(Path log) throws IOException {
    return FolderCopy.children(log).stream()
        .filter(Files::isDirectory)
        .filter(folder -> !folder.getFileName().toString().endsWith("-delete"))
        .sorted(Comparator.comparingInt(BrokerBackup::turn))
        .toList();
  }

  private static int turn(Path partition) {
    String name = partition.getFileName().toString();
    return name.startsWith(POSITIONS) ? 0 : name.startsWith(TOPICS) ? 2 : 1;
  }

  /** A compaction puts shorter files in the place of others: then it is copied again. */
  private static void copyWhole(Path partition, Path copy) throws IOException {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Map<Path, String> before = closedSegments(partition);
      FolderCopy.copy(partition, copy, BrokerBackup::isWanted);
      if (closedSegments(partition).entrySet().containsAll(before.entrySet())) {
        return;
      }
      for (Path file : FolderCopy.children(copy)) {
        Files.delete(file);
      }
    }
    throw new EmbeddedException(
        "The log of %s changes while it is copied. Try again when less is going on."
            .formatted(partition.getFileName()));
  }

  /** All but the last, which grows. */
  private static Map<Path, String> closedSegments(Path partition) throws IOException {
    List<Path> segments =
        FolderCopy.children(partition).stream()
            .filter(file -> file.getFileName().toString().endsWith(".log"))
            .toList();
    Map<Path, String> traces = new HashMap<>();
    for (Path segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
      traces.put(segment, FolderCopy.trace(segment));
    }
    return traces;
  }

  private static boolean isWanted(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".log")
        || name.equals("partition.metadata")
        || name.equals("leader-epoch-checkpoint")
        || name.equals("quorum-state")
        || name.endsWith(".checkpoint");
  }
}
