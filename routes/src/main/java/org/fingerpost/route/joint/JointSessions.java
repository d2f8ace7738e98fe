package org.fingerpost.route.joint;

/** How sessions of the stages work with the joint database. */
public final class JointSessions {
  /** The channel on which the resolver says that the outbox has something new. */
  public static final String OUTBOX_CHANNEL = "fingerpost_outbox";

  /**
   * Has the transaction reach rows through indexes alone. Plans are kept: one that was made while
   * the tables were empty must still serve a million records.
   */
  public static final String INDEXES_ONLY =
      "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('enable_bitmapscan', 'off', true)";

  private JointSessions() {}
}
