package org.fingerpost.schema;

/**
 * Where a source record stands in its member's topic. It travels with everything made from the
 * record, so that a later stage can tell an older version from a newer one when a topic is
 * replayed.
 *
 * @param topicId the broker's id of the topic: a topic deleted and made again has another, and its
 *     offsets compare with nothing from before
 * @param offset the offset within the partition
 */
public record Origin(String topicId, int partition, long offset) {
  /** As it stands in the {@code ce_origin} header: {@code topicId/partition/offset}. */
  public String text() {
    return topicId + '/' + partition + '/' + offset;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static Origin parse(String text) {
    int second = text.lastIndexOf('/');
    int first = text.lastIndexOf('/', second - 1);
    if (first < 1) {
      throw new IllegalArgumentException("not an origin (topicId/partition/offset): " + text);
    }
    return new Origin(
        text.substring(0, first),
        Integer.parseInt(text.substring(first + 1, second)),
        Long.parseLong(text.substring(second + 1)));
  }

  /** Whether the other is known to be newer: same topic, same partition, greater offset. */
  public boolean isOlderThan(Origin other) {
    return topicId.equals(other.topicId) && partition == other.partition && offset < other.offset;
  }
}
