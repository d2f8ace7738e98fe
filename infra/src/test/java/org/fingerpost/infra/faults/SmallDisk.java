package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of its own that can be filled; whoever may not mount one skips the test. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;
  private final Path ballast;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  /** Mounts it there. */
  static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
    assumeThat(
            runs(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + megabytes + "m",
                "tmpfs",
                folder.toString()))
        .as("a file system can be mounted here: Linux, as root")
        .isTrue();
    return new SmallDisk(folder);
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }

  /** To the last block. */
  void fill() throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      if (Files.getFileStore(folder).getUsableSpace() > block.length) {
        throw e;
      }
    }
  }

  void makeRoom() throws IOException {
    Files.delete(ballast);
  }

  @Override
  public void close() throws InterruptedException {
    runs("umount", folder.toString());
  }
}
