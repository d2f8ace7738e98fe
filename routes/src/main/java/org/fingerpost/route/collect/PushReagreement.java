package org.fingerpost.route.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.connector.sharing.SharingOutcome;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.MemberRecords;
import org.fingerpost.route.flow.TopicReader;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;

/**
 * Puts a pushed dataset under a changed mapping or agreement. The hub cannot read such a system
 * again, so it takes what stands in the member's topic, keeps the columns that are still shared,
 * and sends it again: every later stage then sees it under the new agreement.
 *
 * <p>A condition (share_when, deleted_when) may test a column that was never kept, so a new one
 * holds from the record's next push. To be done before pushes are taken, or an old record could
 * come after a new one.
 */
final class PushReagreement {
  private static final Position AGREED = new Position("pushed");

  private final HubServices hub;
  private final String member;
  private final DatasetDescriptor dataset;
  private final MemberTopic topic;
  private final SharingFilter sharing;
  private final ContentHash hash;

  PushReagreement(HubServices hub, String member, DatasetDescriptor dataset) {
    this.hub = hub;
    this.member = member;
    this.dataset = dataset;
    this.topic = new MemberTopic(member, dataset.name(), hub.clock());
    this.sharing = new SharingFilter(dataset);
    this.hash = ContentHash.under(ContentHash.fingerprint(dataset));
  }

  /** Sends all of the dataset again unless this agreement was in force before. */
  void bringAbout() {
    UUID fingerprint = ContentHash.fingerprint(dataset);
    StoredPosition stored =
        new PositionStore(hub.database()).open(member, dataset.name(), fingerprint);
    if (!stored.position().isStart()) {
      return;
    }
    Map<String, Long> last = lastOffsets();
    TopicReader.readAll(hub.settings(), topic.name(), batch -> sendAgain(batch, last));
    hub.durability().flush(Set.of(topic.name()));
    new RowLedger(hub.database())
        .write(stored.datasetId(), LedgerEntry.gone(List.of()), Optional.of(AGREED));
  }

  /** Only the last version of a record is sent again: an older one would come after it. */
  private Map<String, Long> lastOffsets() {
    Map<String, Long> last = new HashMap<>();
    TopicReader.readAll(
        hub.settings(),
        topic.name(),
        batch -> batch.forEach(record -> last.put(name(record), record.offset())));
    return last;
  }

  private void sendAgain(List<ConsumerRecord<String, byte[]>> batch, Map<String, Long> last) {
    List<ProducerRecord<String, byte[]>> messages =
        batch.stream()
            .filter(record -> record.value() != null && isOurs(record))
            .filter(record -> record.offset() == last.getOrDefault(name(record), -1L))
            .map(this::underThisAgreement)
            .toList();
    hub.writer().writeAll(messages);
  }

  /** What a record is the same as: the member's own system may key its messages as it likes. */
  private String name(ConsumerRecord<String, byte[]> record) {
    return source(record).map(key -> key.id().toString()).orElse(String.valueOf(record.key()));
  }

  private Optional<SourceKey> source(ConsumerRecord<String, byte[]> record) {
    return MemberRecords.subject(record, Set.of(dataset.name()));
  }

  private boolean isOurs(ConsumerRecord<String, byte[]> record) {
    return source(record).isPresent();
  }

  private ProducerRecord<String, byte[]> underThisAgreement(ConsumerRecord<String, byte[]> record) {
    String key = source(record).orElseThrow().key();
    try {
      ObjectNode fields = Json.readObject(record.value());
      if (MemberRecords.isAgreed(record.headers())) {
        fields.retain(sharing.sharedColumns());
      } else if (sharing.apply(fields) instanceof SharingOutcome.Shared shared) {
        fields = shared.fields();
      } else {
        return topic.gone(key, "not, or no longer, shared by the member");
      }
      byte[] value = Json.write(fields);
      return topic.present(key, hash.of(value), value);
    } catch (Json.MalformedJsonException e) {
      // What cannot be read cannot be shown to hold agreed columns alone.
      return topic.gone(key, "unreadable when its sharing agreement changed");
    }
  }
}
