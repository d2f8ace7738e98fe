package org.fingerpost.route.search;

/** What comes first. What is equal in it is in the order of names, then ids. */
public enum Order {
  /**
   * What has the words where they count most, and of these the nearest; around a point so the
   * nearest hundred, with what is as near as the last of them, and behind them what is nearer.
   * Without words as {@link #NEAREST}.
   */
  BEST,
  /** What is nearest to the point that was named; without one as {@link #NAME}. */
  NEAREST,
  /** By name. */
  NAME
}
