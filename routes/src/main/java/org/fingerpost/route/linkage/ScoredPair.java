package org.fingerpost.route.linkage;

import java.util.UUID;

/**
 * Two records and how likely they are the same one, in a form small enough to store.
 *
 * @param a the smaller id, by {@link UUID#toString()}
 * @param score the log2 odds that they are the same one
 * @param vetoed whether a conflict forbids the link whatever the score says
 */
public record ScoredPair(UUID a, UUID b, double score, boolean vetoed, Band band) {

  /** Whether the two records have to be clustered together with each other. */
  public boolean joins() {
    return !vetoed && band != Band.APART;
  }

  /** Whether it is about that record. */
  public boolean holds(UUID id) {
    return a.equals(id) || b.equals(id);
  }
}
