package org.fingerpost.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Keeps two processes out of one data folder. The operating system holds the lock, so a killed
 * process leaves none behind, whatever files it leaves.
 */
final class FolderLock implements AutoCloseable {
  private static final String FILE = "in-use.lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Starts something that closes the lock when it ends; where it does not start, nobody has it. */
  static <T> T holding(Path folder, Function<FolderLock, T> start) {
    FolderLock lock = take(folder);
    try {
      return start.apply(lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static FolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      return new FolderLock(locked(folder));
    } catch (IOException e) {
      throw new EmbeddedException("The folder " + folder + " cannot be written: " + e, e);
    }
  }

  private static FileChannel locked(Path folder) throws IOException {
    FileChannel channel = FileChannel.open(folder.resolve(FILE), CREATE, WRITE);
    if (isTaken(channel)) {
      return channel;
    }
    channel.close();
    throw new EmbeddedException(
        "Another process already runs on the folder "
            + folder
            + ". Stop it first, or choose another data folder.");
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EmbeddedException("A folder lock could not be released.", e);
    }
  }
}
