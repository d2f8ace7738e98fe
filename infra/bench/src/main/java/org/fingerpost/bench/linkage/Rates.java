package org.fingerpost.bench.linkage;

/**
 * How much of what was found is true, and how much of what is true was found.
 *
 * @param precision 1 where nothing was found, as nothing of it is wrong
 * @param recall 1 where there was nothing to find
 */
record Rates(double precision, double recall) {
  static Rates of(long right, long found, long toFind) {
    return new Rates(
        found == 0 ? 1 : (double) right / found, toFind == 0 ? 1 : (double) right / toFind);
  }

  double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }
}
