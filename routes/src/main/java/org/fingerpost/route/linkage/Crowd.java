package org.fingerpost.route.linkage;

/** Which blocking keys too many records hold. */
interface Crowd {
  boolean holds(long key);

  /** The crowded keys, with how many records hold each. */
  LongCounts known();

  /** Those that were counted. */
  static Crowd of(LongCounts counts) {
    return new Crowd() {
      @Override
      public boolean holds(long key) {
        return counts.has(key);
      }

      @Override
      public LongCounts known() {
        return counts;
      }
    };
  }
}
