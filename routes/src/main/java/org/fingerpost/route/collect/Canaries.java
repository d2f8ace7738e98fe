package org.fingerpost.route.collect;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.route.control.CanaryTable;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard.State;
import org.fingerpost.schema.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a canary down the way of each member whose system answers, so that green means that a
 * change made now would get through, and not that a process runs. A lost one is no harm, so they
 * are not forced to disk. Never throws.
 */
final class Canaries {
  private static final Logger LOG = LoggerFactory.getLogger(Canaries.class);

  private final HubServices hub;
  private final CanaryTable table;

  Canaries(HubServices hub) {
    this.hub = hub;
    this.table = new CanaryTable(hub.database());
  }

  void send() {
    Instant now = hub.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    List<ProducerRecord<String, byte[]>> canaries = new ArrayList<>();
    try {
      for (MemberDescriptor member : hub.members()) {
        if (answers(member)) {
          table.sent(member.id(), kinds(member), now);
          canaries.add(EventRecords.canary(Topics.memberRecords(member.id()), member.id(), now));
        }
      }
      hub.writer().writeAll(canaries);
    } catch (SQLException | RuntimeException e) {
      LOG.info("No canaries were sent ({})", e.getClass().getSimpleName());
    }
  }

  private static List<String> kinds(MemberDescriptor member) {
    return member.datasets().stream().map(dataset -> dataset.kind().wireName()).distinct().toList();
  }

  private boolean answers(MemberDescriptor member) {
    return member.system() instanceof SystemDescriptor.Push
        || hub.board().all().stream()
            .anyMatch(
                route ->
                    route.stage().equals(MemberTopic.STAGE)
                        && route.member().equals(member.id())
                        && route.state() == State.FRESH);
  }
}
