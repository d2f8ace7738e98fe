package org.fingerpost.route.collect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.MemberRecords;
import org.fingerpost.route.flow.TopicReader;
import org.fingerpost.schema.SourceKey;

/**
 * Takes back all that one dataset shared. It goes by the member's topic and not by the ledger: the
 * topic is what was shared, by systems that push too, which have no ledger.
 *
 * <p>Every version that stands there gets a deletion after it, which saves remembering which was
 * the last: deleting a record twice is deleting it once. Done again from the start after a kill.
 */
final class Retraction {
  private final HubServices hub;
  private final Withdrawals.Dataset dataset;
  private final MemberTopic topic;
  private long deletions;

  Retraction(HubServices hub, Withdrawals.Dataset dataset) {
    this.hub = hub;
    this.dataset = dataset;
    this.topic = new MemberTopic(dataset.member(), dataset.name(), hub.clock());
  }

  /**
   * Writes the deletions and then forgets the dataset, so that it starts anew should it come back.
   *
   * @param reason for the deletions' headers
   * @return how many deletions were written
   */
  long takeBack(String reason) throws InterruptedException {
    hub.topics().make(Map.of(topic.name(), 1));
    TopicReader.readAll(hub.settings(), topic.name(), batch -> delete(batch, reason));
    hub.durability().flush(Set.of(topic.name()));
    new RowLedger(hub.database()).forget(dataset.id());
    return deletions;
  }

  private void delete(List<ConsumerRecord<String, byte[]>> batch, String reason) {
    List<ProducerRecord<String, byte[]>> gone =
        batch.stream()
            .filter(record -> record.value() != null)
            .flatMap(record -> MemberRecords.subject(record, Set.of(dataset.name())).stream())
            .map(SourceKey::key)
            .distinct()
            .map(key -> topic.gone(key, reason))
            .toList();
    hub.writer().writeAll(gone);
    deletions += gone.size();
  }
}
