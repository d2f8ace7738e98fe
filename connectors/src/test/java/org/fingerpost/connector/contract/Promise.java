package org.fingerpost.connector.contract;

/**
 * What every connector promises. One that cannot keep one says so, with the reason: {@link Waived}.
 */
public enum Promise {
  /** Every row, of the agreed columns alone. */
  INITIAL_LISTING("the first look brings every row, and no column that is not shared"),
  /** A row that is new. */
  INSERT("a new row arrives"),
  /** A row that is different. */
  UPDATE("a changed row arrives as it now is"),
  /** A row that is gone. */
  DELETE("a deleted row goes, at the latest with the next complete listing"),
  /** Any position, any page. */
  RESUME(
      "killed after any page, it goes on and nothing is missing; any old position may be replayed"),
  /** Rows of one moment. */
  TIES("rows changed in one and the same moment all arrive, across pages and after a kill"),
  /** Transactions that overtake each other. */
  LATE_COMMITS("a change made earlier and committed later than another arrives"),
  /** What has been read again is not a change. */
  NOTHING_TWICE("what did not change is not sent again"),
  /** The last word is the last one sent. */
  ORDER_PER_KEY("the versions of one row never arrive in the wrong order"),
  /** A column that vanished. */
  DRIFT("a shared column that vanishes is said by its name, holds the dataset and deletes nothing"),
  /** A row that no record can be made of. */
  BAD_ROWS("a bad row is refused by itself, and its neighbours arrive"),
  /** Nobody there. */
  AWAY_AND_BACK(
      "a system that is away is tried again, nothing is taken for deleted, and then it goes on"),
  /** Only a person can mend that. */
  WRONG_PASSWORD("a wrong password is said without being quoted, and not tried over and over"),
  /** Pages are bounded, and one at a time. */
  SLOW_CONSUMER("a slow hub gets one bounded page at a time, however many rows wait"),
  /** Wall times in the member's zone. */
  TIME_ZONES("wall times are taken in the member's zone, in summer and in winter"),
  /** What is written is what is read. */
  CHARACTER_SETS("letters with accents, signs and emoji arrive as they were written");

  private final String sentence;

  Promise(String sentence) {
    this.sentence = sentence;
  }

  /** For the page of promises. */
  public String sentence() {
    return sentence;
  }
}
