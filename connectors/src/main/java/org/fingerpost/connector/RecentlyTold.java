package org.fingerpost.connector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was told of late, by name, so that it is not told again: a bad row that a member leaves in
 * its table is read at every comparison. The oldest of more than 10,000 is forgotten, which costs a
 * message that the hub knows already, and no more. Used by one thread at a time.
 */
public final class RecentlyTold {
  private static final int REMEMBERED = 10_000;

  private final Set<String> names =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** Whether it was told, as far as is remembered. */
  public boolean contains(String name) {
    return names.contains(name);
  }

  /** Remembers that it was told. */
  public void add(String name) {
    names.add(name);
  }
}
