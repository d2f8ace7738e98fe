package org.fingerpost.route.resolve;

import java.util.List;
import org.fingerpost.schema.NormalisedChange;

/**
 * Decides which source records are of the same thing: those that share a key, and those that are
 * connected through others.
 */
@FunctionalInterface
public interface LinkingRule {
  /**
   * The record's keys, without doubles; none when it stands alone whatever others say. A function
   * of the record and nothing else, so that the outcome does not depend on the order of arrival.
   */
  List<MatchKey> keysOf(NormalisedChange.Present record);
}
