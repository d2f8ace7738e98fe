package org.fingerpost.infra.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.fingerpost.schema.Topics;

/**
 * Counts by looking from outside, at topics and at the joint database, not by asking the stages.
 */
final class DemoCounter implements AutoCloseable {
  private static final String OF_JOINT_DATABASE =
      """
      SELECT (SELECT count(*) FROM quarantine WHERE status = 'open'),
             (SELECT coalesce(sum(sources), 0)
                FROM (SELECT count(*) AS sources FROM source_record
                       WHERE joint_id IS NOT NULL GROUP BY joint_id HAVING count(*) > 1) shared),
             (SELECT count(*) FROM joint_record),
             (SELECT coalesce(sum(number), 0) FROM operate_canary),
             (SELECT coalesce(sum(most), 0)
                FROM (SELECT max(number) AS most FROM operate_canary GROUP BY member) sent)
      """;

  private final Admin admin;
  private final DataSource database;

  DemoCounter(String brokers, DataSource database) {
    this.admin = Admin.create(Map.of("bootstrap.servers", brokers));
    this.database = database;
  }

  /** How things stand now. */
  DemoCounts count() throws InterruptedException {
    Map<String, Long> written = written();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OF_JOINT_DATABASE)) {
      row.next();
      return new DemoCounts(
          unlessNegative(
              sum(written, topic -> topic.startsWith("member.") && topic.endsWith(".records"))
                  - row.getLong(5)),
          unlessNegative(
              sum(written, topic -> topic.startsWith("hub.") && !topic.equals(Topics.QUARANTINE))
                  - row.getLong(4)),
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          sum(written, topic -> topic.startsWith("joint.") || topic.startsWith("signpost.")));
    } catch (SQLException e) {
      throw new IllegalStateException("The joint database does not answer the demo's count.", e);
    }
  }

  /** Canaries are noted before they are sent. */
  private static long unlessNegative(long records) {
    return Math.max(0, records);
  }

  private static long sum(Map<String, Long> written, Predicate<String> topics) {
    return written.entrySet().stream()
        .filter(topic -> topics.test(topic.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Messages ever written, by topic: compaction removes messages, yet never lowers an offset. */
  private Map<String, Long> written() throws InterruptedException {
    try {
      Collection<TopicDescription> topics =
          admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values();
      Map<TopicPartition, OffsetSpec> ends =
          topics.stream()
              .flatMap(
                  topic ->
                      topic.partitions().stream()
                          .map(part -> new TopicPartition(topic.name(), part.partition())))
              .collect(Collectors.toMap(part -> part, part -> OffsetSpec.latest()));
      Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(ends).all().get();
      return found.entrySet().stream()
          .collect(
              Collectors.groupingBy(
                  end -> end.getKey().topic(),
                  Collectors.summingLong(end -> end.getValue().offset())));
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker does not answer the demo's count.", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
