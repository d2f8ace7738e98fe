package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One fresh peer that brings the source table into a topic. */
final class PeerSourceRun implements AutoCloseable {
  private final ChildJvm child;
  private final Path folder;

  PeerSourceRun(Path folder, DatabaseAddress source, PeerSourceMain.Settings settings)
      throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    child = PeerRun.started(folder, source, settings, PeerSourceMain.class);
  }

  /** Connect with the broker. */
  ProcessTree tree() {
    return new ProcessTree(child.pid());
  }

  String brokers() throws IOException {
    return "127.0.0.1:" + Files.readString(folder.resolve("kafka/port")).strip();
  }

  /** Fails when the peer has ended by itself. */
  void requireAlive() {
    child.requireAlive();
  }

  @Override
  public void close() {
    child.close();
  }
}
