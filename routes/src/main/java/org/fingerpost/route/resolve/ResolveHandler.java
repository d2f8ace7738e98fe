package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fingerpost.route.control.CanaryTable;
import org.fingerpost.route.flow.Batch;
import org.fingerpost.route.flow.BatchHandler;
import org.fingerpost.route.flow.FlowTraces;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.schema.Topics;

/**
 * Takes batches of the hub topics into the joint database, each in one transaction with the
 * positions after it.
 */
final class ResolveHandler implements BatchHandler {
  static final String STAGE = "resolve";

  /** SQLSTATE class of values that a column cannot hold. */
  private static final String DATA_EXCEPTION = "22";

  private final HubServices services;
  private final StoredPositions positions;
  private final Linkages linkages;
  private final RouteBoard.Line line;
  private final FreshJoints fresh;

  ResolveHandler(
      HubServices services,
      StoredPositions positions,
      Linkages linkages,
      RouteBoard.Line line,
      FreshJoints fresh) {
    this.services = services;
    this.positions = positions;
    this.linkages = linkages;
    this.line = line;
    this.fresh = fresh;
  }

  @Override
  public void handle(Batch batch) throws SQLException {
    Instant begun = services.clock().instant();
    HubBatch read = HubBatch.read(batch, services.clock());
    // The position is about to cover these topics: they must not end before it after a power cut.
    services.durability().flush(batch.topics());
    take(read);
    FlowTraces traces = services.metrics().traces();
    traces.tookAll(
        STAGE,
        batch.records().stream()
            .filter(record -> !record.topic().equals(Topics.QUARANTINE))
            .map(ConsumerRecord::headers),
        begun);
    traces.refusedAll(read.own(), begun);
  }

  private void take(HubBatch read) throws SQLException {
    try {
      count(read, write(read));
    } catch (SQLException e) {
      if (!isAboutData(e)) {
        throw e;
      }
      takeApart(read, e);
    }
  }

  private int write(HubBatch read) throws SQLException {
    Resolver.Resolved resolved =
        Exclusive.run(services.database(), connection -> writeWithin(connection, read));
    resolved.fresh().forEach(fresh::put);
    return resolved.changed();
  }

  private Resolver.Resolved writeWithin(Connection connection, HubBatch read) throws SQLException {
    Resolver.Resolved resolved =
        Resolver.resolve(linkages.current(connection), connection, read.arrivals());
    QuarantineTable quarantine = new QuarantineTable(connection);
    quarantine.keep(read.own());
    quarantine.keep(read.refusals());
    quarantine.discard(read.discarded());
    quarantine.supersede(read.arrivals());
    CanaryTable.arrived(connection, read.canaries());
    positions.store(connection, read.batch().next());
    return resolved;
  }

  static boolean isAboutData(SQLException problem) {
    return problem.getSQLState() != null && problem.getSQLState().startsWith(DATA_EXCEPTION);
  }

  /** Halves the batch until the record that the database cannot hold stands alone. */
  private void takeApart(HubBatch read, SQLException problem) throws SQLException {
    List<ConsumerRecord<String, byte[]>> records = read.batch().records();
    if (records.size() > 1) {
      int half = records.size() / 2;
      take(HubBatch.read(new Batch(records.subList(0, half)), services.clock()));
      take(HubBatch.read(new Batch(records.subList(half, records.size())), services.clock()));
      return;
    }
    String sentence =
        "The joint database cannot hold this record (SQLSTATE %s). Look at its characters and lengths at the member."
            .formatted(problem.getSQLState());
    HubBatch refused =
        new HubBatch(
            read.batch(),
            List.of(),
            List.of(
                HubReader.refusal(records.get(0), "storage", sentence, services.clock().instant())),
            List.of(),
            List.of(),
            List.of());
    count(refused, write(refused));
  }

  private void count(HubBatch read, int changed) {
    services.metrics().in(STAGE, read.size());
    services.metrics().out(STAGE, changed);
    read.own().forEach(own -> services.metrics().refused(STAGE, own.reason(), 1));
    line.count("read", read.arrivals().size());
    line.count("linked", changed);
    line.count("refused", read.own().size());
    if (changed > 0) {
      line.sawChange();
    }
  }
}
