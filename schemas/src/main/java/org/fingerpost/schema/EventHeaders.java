package org.fingerpost.schema;

/**
 * The CloudEvents 1.0 attributes that every message carries as Kafka headers (Kafka protocol
 * binding, section 3.2: binary content mode, prefix {@code ce_}). A tombstone has no value, so
 * these alone say what it is about.
 */
public final class EventHeaders {
  /** Always {@link #SPECIFICATION_VERSION_VALUE}. */
  public static final String SPECIFICATION_VERSION = "ce_specversion";

  public static final String SPECIFICATION_VERSION_VALUE = "1.0";

  /** The same for the same content of the same record. */
  public static final String ID = "ce_id";

  /** {@code /members/<member>/<dataset>} for source and normalised records, {@code /joint} else. */
  public static final String SOURCE = "ce_source";

  /** One of the {@code TYPE_} constants. */
  public static final String TYPE = "ce_type";

  /** The record's key at the member, or the joint id. */
  public static final String SUBJECT = "ce_subject";

  /** When the hub saw this version, RFC 3339 in UTC. */
  public static final String TIME = "ce_time";

  /** Extension: {@link Origin#text}, on normalised records. */
  public static final String ORIGIN = "ce_origin";

  /** Extension: why a record is gone, on tombstones of member topics. */
  public static final String REASON = "ce_reason";

  /**
   * Extension: the id of the source record that took its place, on tombstones of merged records.
   */
  public static final String SUCCESSOR = "ce_successor";

  /**
   * Extension: the hub applied the member's sharing agreement before it wrote the message to the
   * member's topic. A message without it came from the member's own system, and the agreement is
   * applied to all of it in the next stage.
   */
  public static final String AGREED = "ce_agreed";

  /** Extension: the dataset, on messages that a member's own system writes to its topic. */
  public static final String DATASET = "ce_dataset";

  public static final String CONTENT_TYPE = "content-type";
  public static final String CONTENT_TYPE_VALUE = "application/json";

  public static final String TYPE_PRESENT = "org.fingerpost.record.present";
  public static final String TYPE_GONE = "org.fingerpost.record.gone";

  /**
   * A message about no record: it tells how long the way from a member to the joint database takes.
   * It stands in topics of source and normalised records, and is to be passed over.
   */
  public static final String TYPE_CANARY = "org.fingerpost.canary";

  private static final String MEMBERS = "/members/";

  private EventHeaders() {}

  /** The {@code ce_source} of a member's dataset. */
  public static String sourceOf(String member, String dataset) {
    return MEMBERS + member + '/' + dataset;
  }

  /**
   * The source key that a message's {@code ce_source} and {@code ce_subject} name.
   *
   * @throws IllegalArgumentException when the source is no member's dataset
   */
  public static SourceKey sourceKey(String source, String subject) {
    int slash = source.lastIndexOf('/');
    if (!source.startsWith(MEMBERS) || slash <= MEMBERS.length()) {
      throw new IllegalArgumentException("ce_source names no member's dataset: " + source);
    }
    return new SourceKey(
        source.substring(MEMBERS.length(), slash), source.substring(slash + 1), subject);
  }
}
