package org.fingerpost.infra.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fingerpost.route.flow.Durability;

/**
 * Remembers how much of the broker's log had been forced to the disk, and copies a data folder as a
 * power cut that kept nothing else would leave it.
 */
final class Disk {
  private final Path data;
  private final Map<Path, Long> forced = new HashMap<>();
  private final Set<String> cut = new HashSet<>();

  Disk(Path data) {
    this.data = data;
  }

  /** Stands between the stages and the broker. */
  Durability watching(Durability broker) {
    return topics -> {
      // Measured before: what comes while the disk works may or may not be on it.
      Map<Path, Long> sizes = sizes(topics);
      broker.flush(topics);
      remember(topics, sizes);
    };
  }

  private synchronized void remember(Set<String> topics, Map<Path, Long> sizes) {
    if (topics.stream().anyMatch(topic -> cut.stream().anyMatch(topic::startsWith))) {
      throw new IllegalStateException("The power is off.");
    }
    sizes.forEach((segment, size) -> forced.merge(segment, size, Math::max));
  }

  /** From now on nothing of topics whose names begin so reaches the disk. */
  synchronized void cutPower(String prefix) {
    cut.add(prefix);
  }

  private Map<Path, Long> sizes(Set<String> topics) {
    Map<Path, Long> sizes = new HashMap<>();
    for (Path file : files(data.resolve("broker/log"))) {
      String partition = file.getParent().getFileName().toString();
      String topic = partition.substring(0, Math.max(0, partition.lastIndexOf('-')));
      if (file.toString().endsWith(".log") && topics.contains(topic)) {
        sizes.put(data.relativize(file), size(file));
      }
    }
    return sizes;
  }

  /**
   * Copies the folder.
   *
   * @param withPositions whether the kernel happened to write the consumer groups' positions before
   *     the cut, which nobody forces
   */
  void copyAfterTheCut(Path copy, boolean withPositions) {
    copyFolders(copy);
    for (Path file : files(data)) {
      Path name = data.relativize(file);
      boolean segment = file.toString().endsWith(".log") && name.startsWith("broker/log");
      boolean positions = file.getParent().getFileName().toString().startsWith("__consumer");
      boolean own = file.getParent().getFileName().toString().startsWith("__cluster");
      if (!segment || own || (positions && withPositions)) {
        copy(file, copy.resolve(name), Long.MAX_VALUE);
      } else if (forced.containsKey(name)) {
        copy(file, copy.resolve(name), forced.get(name));
      }
    }
  }

  /** How much of topics whose names begin so would be lost now. */
  synchronized long bytesLost(String prefix) {
    return files(data.resolve("broker/log")).stream()
        .filter(file -> file.toString().endsWith(".log"))
        .filter(file -> file.getParent().getFileName().toString().startsWith(prefix))
        .mapToLong(file -> size(file) - forced.getOrDefault(data.relativize(file), 0L))
        .sum();
  }

  /** PostgreSQL wants its empty folders, and nobody but itself in any. */
  private void copyFolders(Path copy) {
    try (Stream<Path> walk = Files.walk(data)) {
      for (Path folder : walk.filter(Files::isDirectory).toList()) {
        Path made = Files.createDirectories(copy.resolve(data.relativize(folder)));
        Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to, long size) {
    try {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
        channel.truncate(size);
      }
    } catch (NoSuchFileException e) {
      return; // the broker renamed it meanwhile: a checkpoint, of which it has an older one
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The broker makes and renames files meanwhile: one that goes is not there. */
  private static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException e) {
      return files(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
