package org.fingerpost.bench;

/** Notes by itself when changes come. */
@FunctionalInterface
interface Watch {
  /** When the record with that name came, by {@link System#nanoTime}. */
  long await(String name);
}
