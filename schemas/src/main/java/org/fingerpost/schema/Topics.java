package org.fingerpost.schema;

/** The names of the topics; {@code asyncapi.yaml} says what each carries. */
public final class Topics {
  /** Refused records of every stage, keyed by refusal id. */
  public static final String QUARANTINE = "hub.quarantine";

  private static final String MEMBER_PREFIX = "member.";
  private static final String MEMBER_SUFFIX = ".records";
  private static final String CONFLICTS_SUFFIX = ".conflicts";
  private static final String CORRECTIONS_SUFFIX = ".corrections";

  private Topics() {}

  /** The source records of one member. */
  public static String memberRecords(String member) {
    return MEMBER_PREFIX + member + MEMBER_SUFFIX;
  }

  /** What other members hold against the records of one member. */
  public static String memberConflicts(String member) {
    return MEMBER_PREFIX + member + CONFLICTS_SUFFIX;
  }

  /** What visitors of the pages say is wrong in the records of one member. */
  public static String memberCorrections(String member) {
    return MEMBER_PREFIX + member + CORRECTIONS_SUFFIX;
  }

  /** The referrals to one member, sealed for it. */
  public static String referrals(String member) {
    return "referral." + member;
  }

  /**
   * The member whose source records that topic carries.
   *
   * @throws IllegalArgumentException when it is no member's topic
   */
  public static String memberOf(String topic) {
    if (!topic.startsWith(MEMBER_PREFIX) || !topic.endsWith(MEMBER_SUFFIX)) {
      throw new IllegalArgumentException(topic + " is not a topic of source records");
    }
    return topic.substring(MEMBER_PREFIX.length(), topic.length() - MEMBER_SUFFIX.length());
  }

  /** The normalised records of one kind, from every member. */
  public static String hub(Kind kind) {
    return "hub." + kind.wireName();
  }

  /** The joint records of one kind, with everything that members may see. */
  public static String joint(Kind kind) {
    return "joint." + kind.wireName();
  }

  /** One entity of the signposting feed: public fields only. */
  public static String signpost(SignpostEntity entity) {
    return "signpost." + entity.wireName();
  }
}
