package org.fingerpost.route.control.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.FlowSettings;
import org.fingerpost.route.flow.TopicReader;
import org.fingerpost.schema.EventHeaders;

/** The records at some offsets of a partition, and the newest of each of their keys. */
final class TopicScan {
  private final FlowSettings settings;
  private final TopicPartition partition;
  private final SortedSet<Long> offsets;
  private final Map<Long, ConsumerRecord<String, byte[]>> found = new HashMap<>();
  private final Map<String, ConsumerRecord<String, byte[]>> newest = new HashMap<>();
  private long next;

  /**
   * Reads the partition from the first of the offsets to its end.
   *
   * @param offsets at least one
   */
  TopicScan(FlowSettings settings, TopicPartition partition, SortedSet<Long> offsets) {
    this.settings = settings;
    this.partition = partition;
    this.offsets = offsets;
    this.next = TopicReader.readFrom(settings, partition, offsets.first(), this::take);
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (offsets.contains(record.offset())) {
      found.put(record.offset(), record);
      newest.put(record.key(), record);
    } else {
      newest.computeIfPresent(record.key(), (key, older) -> record);
    }
  }

  /** The record at that offset, where it is the newest of its key; else empty. */
  Optional<ConsumerRecord<String, byte[]>> ifNewest(long offset) {
    return Optional.ofNullable(found.get(offset))
        .filter(record -> newest.get(record.key()).offset() == offset);
  }

  /**
   * Reads on to the end as it is now.
   *
   * @param replayed offsets of records that were sent on
   * @return versions that came meanwhile, the newest of each of their keys
   */
  Map<String, ConsumerRecord<String, byte[]>> newer(SortedSet<Long> replayed) {
    newest.values().removeIf(record -> !isSent(record, replayed));
    Map<String, ConsumerRecord<String, byte[]>> newer = new HashMap<>();
    next =
        TopicReader.readFrom(
            settings,
            partition,
            next,
            record -> {
              if (newest.containsKey(record.key()) && !isCopy(newest.get(record.key()), record)) {
                newer.put(record.key(), record);
              }
            });
    newest.putAll(newer);
    return newer;
  }

  private boolean isSent(ConsumerRecord<String, byte[]> record, SortedSet<Long> replayed) {
    return replayed.contains(record.offset()) || !offsets.contains(record.offset());
  }

  /** What is sent again to the topic where it stands comes by once more, and is not news. */
  private static boolean isCopy(
      ConsumerRecord<String, byte[]> sent, ConsumerRecord<String, byte[]> record) {
    String origin = EventRecords.text(record.headers(), EventHeaders.ORIGIN);
    return !origin.isEmpty()
        && origin.equals(EventRecords.text(sent.headers(), EventHeaders.ORIGIN));
  }
}
