package org.fingerpost.connector;

/**
 * A member system that could not be read. The message is a sentence for the person who can act on
 * it: what, where, why, what to do. It holds no secret and no value of a record.
 */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private enum Remedy {
    MOMENT,
    RETRY,
    LISTING,
    PERSON,
    DECISION
  }

  private final Remedy remedy;

  private SourceException(String sentence, Throwable cause, Remedy remedy) {
    super(sentence, cause);
    this.remedy = remedy;
  }

  /**
   * Part of the member's ordinary work, over in a moment, such as a file that is being saved. It
   * counts as a failure only when it lasts.
   */
  public static SourceException passing(String sentence, Throwable cause) {
    return new SourceException(sentence, cause, Remedy.MOMENT);
  }

  /** Trying again may help: the network, a locked file, a system that is restarting. */
  public static SourceException retriable(String sentence, Throwable cause) {
    return new SourceException(sentence, cause, Remedy.RETRY);
  }

  /**
   * Changes may have been missed for good, as when the source's log no longer reaches back to the
   * position. The position is worth nothing: everything is read again and compared with a complete
   * listing, which finds what was changed or deleted meanwhile.
   */
  public static SourceException missedChanges(String sentence, Throwable cause) {
    return new SourceException(sentence, cause, Remedy.LISTING);
  }

  /** Trying again helps only after a person has changed something: a password, a missing table. */
  public static SourceException permanent(String sentence, Throwable cause) {
    return new SourceException(sentence, cause, Remedy.PERSON);
  }

  /** A permanent failure that no other exception caused. */
  public static SourceException permanent(String sentence) {
    return new SourceException(sentence, null, Remedy.PERSON);
  }

  /**
   * The system can be read, but a person has to decide whether it should be as it is now: looked at
   * again at every poll, so that the decision is followed soon.
   */
  public static SourceException undecided(String sentence) {
    return new SourceException(sentence, null, Remedy.DECISION);
  }

  /** Whether to try again without a person. */
  public boolean isRetriable() {
    return remedy != Remedy.PERSON && remedy != Remedy.DECISION;
  }

  /** Whether it waits for a person to decide, and is no failure. */
  public boolean isUndecided() {
    return remedy == Remedy.DECISION;
  }

  /** Whether it is no failure yet. */
  public boolean isPassing() {
    return remedy == Remedy.MOMENT;
  }

  /** Whether only a complete listing brings the dataset up to date. */
  public boolean hasMissedChanges() {
    return remedy == Remedy.LISTING;
  }
}
