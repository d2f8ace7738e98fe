package org.fingerpost.bench;

/** How the member's people change a record. */
@FunctionalInterface
interface Changes {
  /**
   * Gives a record another name.
   *
   * @return when that was final at the member, by {@link System#nanoTime}: when the commit came
   *     back, or just before it was sent
   */
  long change(int number, String name) throws Exception;
}
