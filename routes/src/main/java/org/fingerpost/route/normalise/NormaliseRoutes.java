package org.fingerpost.route.normalise;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.control.OrderHandler;
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
  private final Collection<String> departed;
  private final RewindingClientFactory clients = RewindingClientFactory.withGroupPositions();

  public NormaliseRoutes(HubServices hub) {
    this(hub, List.of());
  }

  /**
   * With members that shared something once and are described no longer.
   *
   * @param departed their ids; when a person has one withdrawn, its deletions come by its topic
   */
  public NormaliseRoutes(HubServices hub, Collection<String> departed) {
    this.hub = hub;
    this.departed = departed;
  }

  @Override
  public void configure() {
    List<String> topics =
        Stream.concat(hub.members().stream().map(MemberDescriptor::id), departed.stream())
            .distinct()
            .map(Topics::memberRecords)
            .toList();
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
        clients,
        new NormaliseStage(hub, normaliser, line),
        line);
  }

  /** Does what people order of this stage. */
  public OrderHandler orders() {
    return new NormaliseOrders(hub.members(), clients);
  }

  static String idOf(TopicMaker topics, String topic) {
    try {
      return topics.idOf(topic);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while asking the broker for a topic's id", e);
    }
  }
}
