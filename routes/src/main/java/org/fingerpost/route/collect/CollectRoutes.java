package org.fingerpost.route.collect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.builder.RouteBuilder;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.route.control.OrderHandler;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;

/**
 * A route for each dataset that the hub reads, fired by a timer of its own: the timer's thread does
 * the work, so that a dataset never overlaps itself and a slow or broken member holds up no other.
 */
public final class CollectRoutes extends RouteBuilder implements AutoCloseable {
  /** Between two looks of a connector that itself waits for changes. */
  private static final Duration AT_ONCE = Duration.ofMillis(5);

  private static final Duration DEPARTURES_EVERY = Duration.ofSeconds(5);

  private final HubServices hub;
  private final Function<MemberDescriptor, Connector> connectors;
  private final RetryRules rules;
  private final List<Connector> open = new ArrayList<>();
  private final DatasetTurns turns;
  private final CollectOrders orders;

  /**
   * For all members whose systems are read; those that push are {@link PushRoutes}' part.
   *
   * @param connectors makes the connector of a member; it is closed with these routes
   */
  public CollectRoutes(
      HubServices hub, Function<MemberDescriptor, Connector> connectors, RetryRules rules) {
    this.hub = hub;
    this.connectors = connectors;
    this.rules = rules;
    this.turns = new DatasetTurns(hub.database());
    this.orders = new CollectOrders(hub.database());
  }

  /** Does what people order of these datasets. */
  public OrderHandler orders() {
    return orders;
  }

  @Override
  public void configure() {
    for (MemberDescriptor member : hub.members()) {
      if (!(member.system() instanceof SystemDescriptor.Push)) {
        Connector connector = connectors.apply(member);
        open.add(connector);
        member.datasets().forEach(dataset -> route(member.id(), dataset, connector));
      }
    }
    Departures departures = new Departures(hub);
    from("timer:collect-departures?delay=0&period=" + DEPARTURES_EVERY.toMillis())
        .routeId("collect-departures")
        .process(exchange -> departures.look());
  }

  private void route(String member, DatasetDescriptor dataset, Connector connector) {
    String id = String.join("-", MemberTopic.STAGE, member, dataset.name());
    Duration poll = connector.waitsForChanges() ? AT_ONCE : dataset.schedule().poll();
    CollectRound round = round(member, dataset, connector);
    from("timer:" + id + "?delay=0&period=" + Math.max(1, poll.toMillis()))
        .routeId(id)
        .process(exchange -> round.run());
  }

  private CollectRound round(String member, DatasetDescriptor dataset, Connector connector) {
    RouteBoard.Line line =
        hub.board()
            .line(
                MemberTopic.STAGE,
                member,
                dataset.name(),
                dataset.schedule().poll().multipliedBy(3).plusMinutes(1));
    DatasetCollector collector =
        new DatasetCollector(hub, member, dataset, connector, line, this::isStopping);
    Backlog backlog = new Backlog(hub, member, dataset, connector);
    CollectRound round =
        new CollectRound(
            collector, turns, backlog, line, rules, hub.metrics(), hub.clock(), this::isStopping);
    orders.add(member, dataset.name(), round, line);
    return round;
  }

  private boolean isStopping() {
    return getContext().isStopping() || getContext().isStopped();
  }

  /** Closes the connectors; to be called when the context has stopped. */
  @Override
  public void close() {
    open.forEach(Connector::close);
    turns.close();
  }
}
