package org.fingerpost.route.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * Something that a process of the hub is to do once.
 *
 * @param target what it is to be done to; each {@link Action} has a form of its own
 */
public record Order(long id, Action action, ObjectNode target, Asked asked) {
  /** What can be ordered. */
  public enum Action {
    /** Put refused records through their stage again: {@link RefusalFilter}. */
    REPLAY,
    /** Find out which refused records would pass now, and change nothing: the same. */
    PREVIEW,
    /** Look at a dataset of a member now: {@code member}, {@code dataset}. */
    PULL,
    /** Compare a dataset with a complete listing now: the same. */
    COMPARE,
    /** Read a dataset from its beginning again: the same. */
    SNAPSHOT,
    /** Normalise a member's topic from its beginning again: {@code member}. */
    RENORMALISE,
    /** Make the joint database anew from the hub topics: {@code even_if_other}. */
    REBUILD;

    /** As it stands in the database and in the audit. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
