package org.fingerpost.route.linkage;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Two records, compared, with the reasons.
 *
 * @param a the smaller id, by {@link UUID#toString()}
 * @param score the log2 odds that they are the same one: the sum of the weights, exactly
 * @param veto the conflict that forbids the link whatever the score says
 */
public record Comparison(
    UUID a, UUID b, double score, Band band, Optional<String> veto, List<Evidence> evidence) {

  /** The same without its reasons. */
  public ScoredPair scored() {
    return new ScoredPair(a, b, score, veto.isPresent(), band);
  }
}
