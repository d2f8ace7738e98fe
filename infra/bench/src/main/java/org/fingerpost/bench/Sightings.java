package org.fingerpost.bench;

/** Where changes of the member's people are looked for. */
@FunctionalInterface
interface Sightings {
  /** When the record of that number had that name, by {@link System#nanoTime}. */
  long await(int number, String name) throws Exception;
}
