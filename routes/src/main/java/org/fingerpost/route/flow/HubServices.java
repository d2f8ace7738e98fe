package org.fingerpost.route.flow;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.fingerpost.connector.descriptor.MemberDescriptor;

/**
 * What the stages of one process share.
 *
 * @param database the joint database
 */
public record HubServices(
    DataSource database,
    FlowSettings settings,
    TopicWriter writer,
    TopicMaker topics,
    Durability durability,
    RouteBoard board,
    FlowMetrics metrics,
    Clock clock,
    List<MemberDescriptor> members) {
  /** The same, with other connections to the joint database. */
  public HubServices with(DataSource other) {
    return new HubServices(
        other, settings, writer, topics, durability, board, metrics, clock, members);
  }
}
