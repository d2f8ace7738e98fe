package org.fingerpost.route.control.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.OrderHandler;
import org.fingerpost.route.control.RefusalFilter;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.schema.Origin;

/**
 * Replays refused records, or finds out which would pass. A record is taken from the topic where it
 * was refused, with its position there, so that everything after it knows that it is the old
 * version: a newer one is never overwritten.
 */
public final class Replays implements OrderHandler {
  /** Refusals that are settled in one transaction. */
  private static final int CHUNK = 2_000;

  private final HubServices hub;
  private final Map<String, ReplayStage> stages;

  public Replays(HubServices hub, List<ReplayStage> stages) {
    this.hub = hub;
    this.stages = stages.stream().collect(Collectors.toMap(ReplayStage::name, Function.identity()));
  }

  @Override
  public Set<Order.Action> actions() {
    return Set.of(Order.Action.REPLAY, Order.Action.PREVIEW);
  }

  @Override
  public ObjectNode carryOut(Order order) throws SQLException {
    RefusalFilter filter = RefusalFilter.parse(order.target());
    Tally tally = new Tally();
    String last = "";
    try (Connection connection = hub.database().getConnection()) {
      OpenRefusals table = new OpenRefusals(connection);
      List<StoredRefusal> page = table.page(filter, last, CHUNK);
      while (!page.isEmpty()) {
        take(order, page, tally);
        last = page.get(page.size() - 1).id();
        page = table.page(filter, last, CHUNK);
      }
      if (order.action() == Order.Action.REPLAY) {
        tally.passedOverall(table.passed(order));
      }
    }
    return tally.json();
  }

  private void take(Order order, List<StoredRefusal> page, Tally tally) throws SQLException {
    Map<TopicPartition, Map<Long, StoredRefusal>> byPartition = new HashMap<>();
    for (StoredRefusal refusal : page) {
      ReplayStage stage = stages.get(refusal.stage());
      if (stage == null) {
        tally.atMember(1);
        continue;
      }
      Optional<Place> place = place(stage, refusal);
      place.ifPresentOrElse(
          found ->
              byPartition
                  .computeIfAbsent(found.partition(), partition -> new HashMap<>())
                  .put(found.offset(), refusal),
          () -> tally.lost(1));
    }
    for (Map.Entry<TopicPartition, Map<Long, StoredRefusal>> each : byPartition.entrySet()) {
      PartitionReplay replay = new PartitionReplay(hub, stages, each.getKey(), each.getValue());
      tally.add(order.action() == Order.Action.REPLAY ? replay.carryOut(order) : replay.decide());
    }
  }

  private record Place(TopicPartition partition, long offset) {}

  /** Empty when the topic is another one now, whose offsets mean nothing to the refusal. */
  private Optional<Place> place(ReplayStage stage, StoredRefusal refusal) {
    try {
      Origin position = Origin.parse(refusal.position());
      String topic = stage.topicOf(refusal, position);
      boolean isSame =
          position.topicId().equals(topic) || position.topicId().equals(hub.topics().idOf(topic));
      return isSame
          ? Optional.of(
              new Place(new TopicPartition(topic, position.partition()), position.offset()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while asking the broker for a topic's id", e);
    }
  }
}
