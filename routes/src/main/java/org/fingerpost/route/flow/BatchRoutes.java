package org.fingerpost.route.flow;

import java.util.Collection;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.component.kafka.PollOnError;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Routes of stages that read topics in batches. */
public abstract class BatchRoutes extends RouteBuilder {
  /** Every process that runs the stage joins this group and shares the partitions. */
  private static final String GROUP_PREFIX = "fingerpost-";

  /**
   * A route that reads those topics in batches and hands each to the handler, in the consumer's own
   * thread.
   *
   * @param stage the route's id, and the end of its consumer group's name
   */
  protected final void readBatches(
      String stage,
      String brokers,
      Collection<String> topics,
      RewindingClientFactory clients,
      BatchHandler handler,
      RouteBoard.Line line) {
    KafkaEndpoint endpoint =
        getContext().getEndpoint("kafka:" + String.join(",", topics), KafkaEndpoint.class);
    endpoint.setKafkaClientFactory(clients);
    configure(endpoint.getConfiguration(), brokers, GROUP_PREFIX + stage);
    from(endpoint).routeId(stage).process(new BatchProcessor(clients, handler, line));
  }

  private static void configure(KafkaConfiguration configuration, String brokers, String group) {
    configuration.setBrokers(brokers);
    configuration.setGroupId(group);
    configuration.setKeyDeserializer(StringDeserializer.class.getName());
    configuration.setValueDeserializer(ByteArrayDeserializer.class.getName());
    configuration.setBatching(true);
    configuration.setMaxPollRecords(RewindingClientFactory.BATCH);
    // RewindingConsumer waits by itself; Camel is to hand over as soon as a poll comes back empty.
    configuration.setPollTimeoutMs(0L);
    configuration.setAutoCommitEnable(false);
    configuration.setPollOnError(PollOnError.RECONNECT);
    configuration.setHeaderFilterStrategy(new NoHeaders());
  }

  /** Handlers read the record's own headers: copying each into Camel's costs more than they do. */
  private static final class NoHeaders implements HeaderFilterStrategy {
    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
      return true;
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
      return true;
    }
  }
}
