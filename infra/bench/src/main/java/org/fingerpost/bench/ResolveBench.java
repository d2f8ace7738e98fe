package org.fingerpost.bench;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fingerpost.embedded.DatabaseSettings;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.route.flow.Batch;
import org.fingerpost.route.flow.FlowMetrics;
import org.fingerpost.route.flow.FlowSettings;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TopicMaker;
import org.fingerpost.route.flow.TopicWriter;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.joint.JointDatabase;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.route.linkage.Linker;
import org.fingerpost.route.linkage.ModelTrainer;
import org.fingerpost.route.resolve.Linkages;
import org.fingerpost.route.resolve.ResolveStage;
import org.fingerpost.schema.Topics;

/**
 * The resolve stage over a database of its own, and the same records linked in memory. The broker
 * only says what the topics' ids are.
 */
final class ResolveBench implements AutoCloseable {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final String RECORDS =
      "TRUNCATE source_record, joint_record, match_key, reference, joint_redirect, outbox, link_pair, link_verdict, link_standing, consumer_position";

  private final EmbeddedBroker broker;
  private final EmbeddedDatabase database;
  private final HikariDataSource joint;
  private final ProcessTree server;
  private final TopicWriter writer;
  private final TopicMaker topics;
  private final FlowSettings flow;

  ResolveBench(Path folder) throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("broker"));
    database = EmbeddedDatabase.start(folder.resolve("database"), DatabaseSettings.defaults());
    database.createDatabase("joint");
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(database.dataSource("joint"));
    joint = new HikariDataSource(pool);
    JointDatabase.migrate(joint);
    server = new ProcessTree(ProcessTree.serverOf(folder.resolve("database")));
    flow = FlowSettings.of(broker.bootstrapServers());
    writer = new TopicWriter(flow);
    topics = new TopicMaker(flow);
  }

  /**
   * What a run took.
   *
   * @param java processor time of this process
   * @param server processor time of the database's
   * @param outcome which records are together
   */
  record Run(int records, Duration wall, Duration java, Duration server, String outcome) {
    double recordsPerSecond() {
      return records * 1e9 / wall.toNanos();
    }

    double javaMicros() {
      return java.toNanos() / 1e3 / records;
    }

    double serverMicros() {
      return server.toNanos() / 1e3 / records;
    }

    double micros() {
      return javaMicros() + serverMicros();
    }
  }

  /** Into an empty database: links wait until all are in, then a model is learned. */
  Run firstLoad(ResolveRecords records, Linkages linkages) throws Exception {
    execute(RECORDS);
    execute("TRUNCATE link_model");
    ResolveStage stage = stage(records, linkages);
    return measured(
        records,
        () -> {
          handle(stage, records.batches());
          if (linkages.isModelled()) {
            stage.learn();
          }
        });
  }

  /** Batch after batch, each linked as it comes by the model that stands. */
  Run asTheyCome(ResolveRecords records, Linkages linkages) throws Exception {
    execute(RECORDS);
    ResolveStage stage = stage(records, linkages);
    List<Batch> batches = records.batches();
    return measured(records, () -> handle(stage, batches));
  }

  /** Learned and linked in memory, one record at a time. */
  static Run inMemory(ResolveRecords records) throws Exception {
    long begun = System.nanoTime();
    long java = PROCESS.getProcessCpuTime();
    List<LinkRecord> prepared = records.prepared();
    LinkModel model = ModelTrainer.train(records.kind(), prepared);
    return inMemory(model, prepared, records, begun, java);
  }

  /** The same with a model that stands. */
  static Run inMemory(ResolveRecords records, LinkModel model) throws Exception {
    long begun = System.nanoTime();
    long java = PROCESS.getProcessCpuTime();
    return inMemory(model, records.prepared(), records, begun, java);
  }

  private static Run inMemory(
      LinkModel model, List<LinkRecord> prepared, ResolveRecords records, long begun, long java) {
    Linker linker = new Linker(model, records.duplicateFree());
    for (LinkRecord record : prepared) {
      linker.put(record);
      linker.clusterOf(record.id());
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - begun);
    Duration used = Duration.ofNanos(PROCESS.getProcessCpuTime() - java);
    String outcome = linker.clusters().size() + " joint records";
    return new Run(records.size(), wall, used, Duration.ZERO, outcome);
  }

  private interface Work {
    void run() throws Exception;
  }

  private Run measured(ResolveRecords records, Work work) throws Exception {
    execute("CHECKPOINT");
    long begun = System.nanoTime();
    long java = PROCESS.getProcessCpuTime();
    Duration before = server.processorTime();
    work.run();
    Duration wall = Duration.ofNanos(System.nanoTime() - begun);
    Duration used = Duration.ofNanos(PROCESS.getProcessCpuTime() - java);
    Duration served = server.processorTime().minus(before);
    return new Run(records.size(), wall, used, served, outcome());
  }

  private static void handle(ResolveStage stage, List<Batch> batches) throws Exception {
    for (Batch batch : batches) {
      stage.handler().handle(batch);
    }
  }

  private ResolveStage stage(ResolveRecords records, Linkages linkages) throws Exception {
    topics.make(Map.of(Topics.hub(records.kind()), 1));
    HubServices services =
        new HubServices(
            joint,
            flow,
            writer,
            topics,
            broker::flush,
            new RouteBoard(Clock.systemUTC()),
            new FlowMetrics(new SimpleMeterRegistry()),
            Clock.systemUTC(),
            List.of());
    return new ResolveStage(services, linkages, FreshJoints.none());
  }

  /** The model that the stage learned. */
  LinkModel model() throws SQLException {
    return LinkModel.fromJson(text("SELECT model::text FROM link_model WHERE active"));
  }

  private String outcome() throws SQLException {
    return text(
        "SELECT count(DISTINCT joint_id) || ' joint records, links ' || left(md5(string_agg(source_id::text || joint_id::text, ',' ORDER BY source_id)), 8) FROM source_record");
  }

  private String text(String query) throws SQLException {
    try (Connection connection = joint.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = joint.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    writer.close();
    topics.close();
    joint.close();
    database.close();
    broker.close();
  }
}
