package org.fingerpost.route.operate;

/** Something that the hub cannot work without. */
interface Dependency {
  /** Such as {@code broker}. */
  String name();

  /**
   * Asks it for something small, and returns when it answered.
   *
   * @throws Exception when it did not; the message is not shown to anybody
   */
  void check() throws Exception;

  /** A sentence for when it is away: what to look at. */
  String advice();

  /** The same, when it is known what {@link #check} met. */
  default String advice(Exception problem) {
    return advice();
  }
}
