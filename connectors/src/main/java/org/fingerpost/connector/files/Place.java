package org.fingerpost.connector.files;

import java.util.List;
import org.fingerpost.connector.SourceException;

/** Where a member puts its files. */
interface Place {
  /**
   * The files that match, by name.
   *
   * @throws SourceException also when none matches: a place that cannot be reached must never look
   *     like a member that deleted everything
   */
  List<FileEntry> matching(String glob) throws SourceException, InterruptedException;

  /** A private copy of a file. */
  StillCopy copy(FileEntry entry) throws SourceException, InterruptedException;

  /** Whether an entry tells by its size and time that a file changed. */
  default boolean tellsChanges() {
    return true;
  }
}
