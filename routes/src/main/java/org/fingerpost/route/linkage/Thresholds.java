package org.fingerpost.route.linkage;

import org.fingerpost.schema.Kind;

/**
 * From which score on, in bits, two records are linked and from which on a person is asked. One
 * pair of thresholds a kind, the same for every set of records: {@code routes/docs/linkage.md} says
 * how they were found.
 */
public record Thresholds(double linked, double review) {
  /** For organisations, where many a value is shared by several. */
  static final Thresholds ORGANIZATION = new Thresholds(0.6, -1.0);

  /** For people, who share less. */
  static final Thresholds PERSON = new Thresholds(-1.0, -2.5);

  static Thresholds preset(Kind kind) {
    return kind == Kind.PERSON ? PERSON : ORGANIZATION;
  }

  Band band(double score) {
    if (score >= linked) {
      return Band.LINKED;
    }
    return score >= review ? Band.REVIEW : Band.APART;
  }
}
