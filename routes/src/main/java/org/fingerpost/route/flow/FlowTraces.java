package org.fingerpost.route.flow;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/**
 * Is told of each version of a source record that a stage made safe. All stages know a version by
 * its record and by when the hub saw it, which stands in every message, so that a trace needs no
 * header of its own: equal messages stay equal bytes. Safe for use by many threads.
 */
public interface FlowTraces {
  /** Traces nothing, and costs nothing. */
  FlowTraces NONE =
      new FlowTraces() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public void took(String stage, SourceKey source, Instant seen, Instant begun) {
          // Nobody listens.
        }

        @Override
        public void refused(Refusal refusal, Instant begun) {
          // Nobody listens.
        }
      };

  /** Whether anybody listens; asked once a batch. */
  boolean isOn();

  /**
   * A stage has just made a version safe.
   *
   * @param stage {@code collect}, {@code normalise}, {@code resolve} or {@code publish}
   * @param begun when the stage began with the batch that it is of
   */
  void took(String stage, SourceKey source, Instant seen, Instant begun);

  /** A refusal of a version that has a key has just been made safe. */
  void refused(Refusal refusal, Instant begun);

  /** The same of all of them; what has no key has no trace. */
  default void refusedAll(Collection<Refusal> refusals, Instant begun) {
    if (isOn()) {
      refusals.stream()
          .filter(
              refusal ->
                  !refusal.member().isBlank()
                      && !refusal.dataset().isBlank()
                      && !refusal.key().isBlank())
          .forEach(refusal -> refused(refusal, begun));
    }
  }

  /**
   * As {@link #took} of the versions that those messages carry; others among them are passed over.
   */
  default void tookAll(String stage, Stream<Headers> messages, Instant begun) {
    if (isOn()) {
      messages.forEach(headers -> took(stage, headers, begun));
    }
  }

  /** The same of messages that a stage sent; one to the quarantine is told as refused. */
  default void sentAll(
      String stage, Collection<ProducerRecord<String, byte[]>> messages, Instant begun) {
    tookAll(
        stage,
        messages.stream()
            .filter(message -> !message.topic().equals(Topics.QUARANTINE))
            .map(ProducerRecord::headers),
        begun);
  }

  private void took(String stage, Headers headers, Instant begun) {
    String source = EventRecords.text(headers, EventHeaders.SOURCE);
    String key = EventRecords.text(headers, EventHeaders.SUBJECT);
    String seen = EventRecords.text(headers, EventHeaders.TIME);
    if (EventRecords.isCanary(headers) || key.isEmpty() || seen.isEmpty()) {
      return;
    }
    try {
      took(stage, EventHeaders.sourceKey(source, key), Instant.parse(seen), begun);
    } catch (IllegalArgumentException | DateTimeException e) {
      // A member's own system may write what it likes; its stage says so, a trace need not.
      return;
    }
  }
}
