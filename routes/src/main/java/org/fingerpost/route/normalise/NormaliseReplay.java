package org.fingerpost.route.normalise;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fingerpost.route.control.replay.Again;
import org.fingerpost.route.control.replay.ReplayStage;
import org.fingerpost.route.control.replay.StoredRefusal;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.RecordValidator;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.Topics;

/** What the normalise stage, with the mappings of today, makes of what it refused once. */
public final class NormaliseReplay implements ReplayStage {
  private final Normaliser normaliser;

  public NormaliseReplay(HubServices hub) {
    this.normaliser =
        new Normaliser(
            hub.members(),
            topic -> NormaliseRoutes.idOf(hub.topics(), topic),
            new RecordValidator());
  }

  @Override
  public String name() {
    return Normaliser.STAGE;
  }

  @Override
  public String topicOf(StoredRefusal refusal, Origin position) {
    return Topics.memberRecords(refusal.member());
  }

  @Override
  public Again take(ConsumerRecord<String, byte[]> record) {
    Normaliser.Normalised result = normaliser.normalise(java.util.List.of(record));
    if (result.refused().isEmpty()) {
      return new Again.Passed(result.accepted());
    }
    Refusal refusal = result.refused().get(0);
    return new Again.Refused(refusal.reason(), refusal.sentence());
  }
}
