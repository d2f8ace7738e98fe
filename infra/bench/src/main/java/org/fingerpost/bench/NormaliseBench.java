package org.fingerpost.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.route.flow.FlowMetrics;
import org.fingerpost.route.flow.FlowSettings;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TopicMaker;
import org.fingerpost.route.flow.TopicWriter;
import org.fingerpost.route.normalise.NormaliseRoutes;
import org.postgresql.ds.PGSimpleDataSource;

/** Both ways of normalising one topic, on one broker and with one producer. */
final class NormaliseBench implements AutoCloseable {
  private static final int PAGE = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final EmbeddedBroker broker;
  private final MemberDescriptor member;
  private final int rows;
  private final FlowSettings flow;
  private final TopicWriter writer;
  private final TopicMaker topics;
  private final Set<String> groups = new HashSet<>();

  NormaliseBench(EmbeddedBroker broker, MemberDescriptor member, int rows) {
    this.broker = broker;
    this.member = member;
    this.rows = rows;
    this.flow = FlowSettings.of(broker.bootstrapServers());
    this.writer = new TopicWriter(flow);
    this.topics = new TopicMaker(flow);
  }

  /** Puts the source records into the member's topic. */
  void fill() throws InterruptedException {
    topics.make(TopicMaker.topicsOf(List.of(BenchMember.ID)));
    for (int first = 1; first <= rows; first += PAGE) {
      List<ProducerRecord<String, byte[]>> page = new ArrayList<>();
      for (int number = first; number < Math.min(rows + 1, first + PAGE); number++) {
        page.add(SourceRecords.record(number));
      }
      writer.writeAll(page);
    }
    broker.flush(topicNames());
  }

  /** Records a second through the product's own routes. */
  double camel() throws Exception {
    Progress progress = new Progress(broker::flush);
    forgetGroup("fingerpost-normalise");
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.addRoutes(new NormaliseRoutes(services(progress)));
      context.start();
      return await(progress);
    }
  }

  /** Records a second through a loop around a consumer. */
  double plain() throws Exception {
    Progress progress = new Progress(broker::flush);
    forgetGroup(PlainNormaliser.GROUP);
    try (PlainNormaliser loop = new PlainNormaliser(services(progress))) {
      loop.start();
      return await(progress);
    }
  }

  private double await(Progress progress) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (progress.taken() < rows) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%.0f of %d records after %s.".formatted(progress.taken(), rows, PATIENCE));
      }
      LockSupport.parkNanos(5_000_000);
    }
    if (progress.refused() > 0) {
      throw new IllegalStateException(progress.refused() + " records were refused.");
    }
    return progress.recordsPerSecond();
  }

  private HubServices services(Progress progress) {
    return new HubServices(
        new PGSimpleDataSource(), // the stage does not use it
        flow,
        writer,
        topics,
        progress,
        new RouteBoard(Clock.systemUTC()),
        new FlowMetrics(progress.watch(new SimpleMeterRegistry())),
        Clock.systemUTC(),
        List.of(member));
  }

  /** So that the next round reads from the beginning. */
  private void forgetGroup(String group) throws InterruptedException {
    if (groups.add(group)) {
      return;
    }
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", flow.brokers()))) {
      admin.deleteConsumerGroups(List.of(group)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The group %s cannot be forgotten.".formatted(group), e);
    }
  }

  private static Set<String> topicNames() {
    return Set.of(org.fingerpost.schema.Topics.memberRecords(BenchMember.ID));
  }

  @Override
  public void close() {
    writer.close();
    topics.close();
  }
}
