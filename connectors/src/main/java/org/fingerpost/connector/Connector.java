package org.fingerpost.connector;

import java.util.Optional;
import org.fingerpost.connector.descriptor.DatasetDescriptor;

/**
 * Reads one member system. A connector decides nothing about sharing, deletes or positions: it
 * hands over rows in pages, and the collect stage does the rest.
 *
 * <p>Used by one thread a dataset at a time; different datasets may be read at once.
 */
public interface Connector extends AutoCloseable {
  /**
   * Hands over every row that changed after the position, oldest first, then returns. A row may
   * come again; none that was committed at the member may be left out for ever.
   *
   * @param from what the last page said, or {@link Position#START}: then every row comes
   * @throws SourceException when the system cannot be read; it says why, and whether to try again
   */
  void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException;

  /**
   * Hands over every row there is. Returns normally only when the listing is known to be complete:
   * then, and only then, may a row that did not come be taken for deleted.
   *
   * @throws SourceException when the listing broke off or cannot be trusted to be whole
   */
  void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException;

  /**
   * How many bytes of its own disk the member's system keeps for this reader; 0 where it keeps
   * none.
   *
   * @throws SourceException when the system cannot be asked
   */
  default long backlog(DatasetDescriptor dataset) throws SourceException {
    return 0;
  }

  /**
   * Whether a look for changes waits for them, so that the next look is to follow at once. The time
   * between two looks then says how long it waits at most.
   */
  default boolean waitsForChanges() {
    return false;
  }

  /**
   * What would make a look cheaper for the member's system, as a sentence for whoever runs it;
   * empty where nothing is known that would.
   *
   * @throws SourceException when the system cannot be asked
   */
  default Optional<String> advice(DatasetDescriptor dataset)
      throws SourceException, InterruptedException {
    return Optional.empty();
  }

  /** Lets go of connections. Never throws. */
  @Override
  void close();
}
