package org.fingerpost.route.normalise;

import java.time.Duration;
import java.util.List;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.flow.BatchRoutes;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RewindingClientFactory;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TopicMaker;
import org.fingerpost.schema.RecordValidator;
import org.fingerpost.schema.Topics;

/** The route that reads every member's topic and writes the {@code hub.<kind>} topics. */
public final class NormaliseRoutes extends BatchRoutes {
  private static final Duration LATE_AFTER = Duration.ofMinutes(1);

  private final HubServices hub;

  public NormaliseRoutes(HubServices hub) {
    this.hub = hub;
  }

  @Override
  public void configure() {
    List<String> topics =
        hub.members().stream().map(MemberDescriptor::id).map(Topics::memberRecords).toList();
    if (topics.isEmpty()) {
      return;
    }
    RouteBoard.Line line = hub.board().line(Normaliser.STAGE, "", "", LATE_AFTER);
    Normaliser normaliser =
        new Normaliser(hub.members(), topic -> idOf(hub.topics(), topic), new RecordValidator());
    readBatches(
        Normaliser.STAGE,
        hub.settings().brokers(),
        topics,
        RewindingClientFactory.withGroupPositions(),
        new NormaliseStage(hub, normaliser, line),
        line);
  }

  private static String idOf(TopicMaker topics, String topic) {
    try {
      return topics.idOf(topic);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while asking the broker for a topic's id", e);
    }
  }
}
