package org.fingerpost.route.linkage;

/** What a score comes to. */
public enum Band {
  /** The same one, without asking anybody. */
  LINKED,
  /** Perhaps the same one: for a person to say. */
  REVIEW,
  /** Not the same one. */
  APART
}
