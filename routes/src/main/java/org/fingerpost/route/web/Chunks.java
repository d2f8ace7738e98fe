package org.fingerpost.route.web;

import java.util.Optional;

/** A body that is made while it is sent. Asked for its parts one after the other, by one thread. */
@FunctionalInterface
public interface Chunks extends AutoCloseable {
  /**
   * The next part; empty when there is no more.
   *
   * @throws Exception when it cannot be made: the answer is cut off, so that nobody takes it for
   *     whole
   */
  Optional<byte[]> next() throws Exception;

  /** Lets go of what it holds, sent to its end or not. */
  @Override
  default void close() {}
}
