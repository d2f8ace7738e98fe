package org.fingerpost.route.operate.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deletes that the mass-delete brake holds back until a person says whether the records are really
 * gone. The collect stage keeps them; what runs the hub leads the console there.
 */
public interface HeldDeletes {
  /**
   * A dataset with deletes that are held back.
   *
   * @param answer what a person said of them: {@code waiting}, {@code lifted} or {@code kept}
   * @param missing how many records a complete listing lacks
   * @param revision which list it is: a word is said of the list that the person saw
   */
  record Held(
      String member,
      String dataset,
      String answer,
      long missing,
      long total,
      Instant since,
      long revision) {}

  /**
   * A record that would go.
   *
   * @param name of the joint record that it is part of; empty where it is part of none
   */
  record Missing(String key, String name) {}

  /** Every dataset of which something is held back. */
  List<Held> all();

  /** So many of the records that would go. */
  List<Missing> records(Held held, int limit);

  /**
   * Lets the deletes go, or keeps the records.
   *
   * @param held as the person saw it
   * @return why nothing was done, as when the list has changed meanwhile; empty when it was done
   */
  Optional<String> say(Held held, boolean isGone, String by, String because);
}
