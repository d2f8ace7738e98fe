package org.fingerpost.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFlusherTest {
  private static final String TOPIC = "hub.organization";

  @TempDir Path folder;
  @TempDir Path cut;

  @Test
  void what_was_flushed_is_read_again_after_a_power_cut_that_kept_nothing_else() throws Exception {
    Map<Path, Long> onDisk = new HashMap<>();
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      Records.createTopic(broker.bootstrapServers(), TOPIC, 2, Map.of("segment.bytes", "1048576"));
      Records.write(broker.bootstrapServers(), TOPIC, 12_000);
      new LogFlusher(folder.resolve("log"))
          .flush(Set.of(TOPIC))
          .forEach(segment -> onDisk.put(folder.relativize(segment), size(segment)));
      Records.write(broker.bootstrapServers(), TOPIC, 1_000);
      copyAsAfterAPowerCut(onDisk);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(cut)) {
      assertThat(Records.count(broker.bootstrapServers(), TOPIC)).isEqualTo(12_000);
    }
  }

  @Test
  void only_segments_that_grew_are_forced_and_every_one_of_them() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      String address = broker.bootstrapServers();
      Records.createTopic(address, TOPIC, 1, Map.of("segment.bytes", "1048576"));
      LogFlusher flusher = new LogFlusher(folder.resolve("log"));
      flusher.flush(Set.of(TOPIC));

      Records.write(address, TOPIC, 12_000);
      List<Path> grown = flusher.flush(Set.of(TOPIC));
      assertThat(grown).hasSizeGreaterThan(1).containsExactlyInAnyOrderElementsOf(segments());

      assertThat(flusher.flush(Set.of(TOPIC))).isEmpty();
      Records.write(address, TOPIC, 1);
      assertThat(flusher.flush(Set.of(TOPIC))).hasSize(1);
      assertThat(flusher.flush(Set.of("no.such.topic"))).isEmpty();
    }
  }

  private List<Path> segments() {
    try (Stream<Path> files = Files.list(folder.resolve("log").resolve(TOPIC + "-0"))) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Segments of the topic are cut to what had been forced; those that had not been are gone. */
  private void copyAsAfterAPowerCut(Map<Path, Long> onDisk) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).map(folder::relativize).toList();
    }
    for (Path file : files) {
      boolean isSegment = file.toString().contains(TOPIC) && file.toString().endsWith(".log");
      if (!isSegment || onDisk.containsKey(file)) {
        copy(file);
        truncate(cut.resolve(file), onDisk.getOrDefault(file, Long.MAX_VALUE));
      }
    }
  }

  private void copy(Path file) throws IOException {
    Files.createDirectories(cut.resolve(file).getParent());
    Files.copy(folder.resolve(file), cut.resolve(file));
  }

  private static void truncate(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
