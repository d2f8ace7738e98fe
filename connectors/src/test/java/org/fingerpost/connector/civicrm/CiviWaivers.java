package org.fingerpost.connector.civicrm;

/** Why the contract's tests of some promises cannot be run on CiviCRM. */
final class CiviWaivers {
  static final String NUMBERED =
      "The kit's test names its rows by words, and CiviCRM numbers its own. Wall times of CiviCRM in summer and winter are tested beside it.";
  static final String NO_TRANSACTIONS =
      "Nobody outside of CiviCRM can hold a transaction of its API open. The lag and the complete listing find what was committed late.";

  static final String ALWAYS_A_KEY =
      "CiviCRM numbers every record and types every column, so no row is bad to read. One that makes no record, such as an event without a title, is refused by itself in the next stage.";

  private CiviWaivers() {}
}
