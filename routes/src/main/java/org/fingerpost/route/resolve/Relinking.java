package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.fingerpost.route.joint.JointSessions;
import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.route.linkage.ModelTrainer;
import org.fingerpost.route.linkage.SampleTrainer;
import org.fingerpost.route.resolve.KeyMoves.Held;
import org.fingerpost.route.resolve.PairFinder.Keyed;
import org.fingerpost.schema.Kind;

/**
 * Learns a model from all records of a kind and makes their keys and pairs anew by it. Records are
 * compared in memory, some thousands at a time, those of one area together; a database that is
 * asked for each would take most of the time.
 */
final class Relinking {
  private static final int PAGE = 500;

  /**
   * How much is done in memory.
   *
   * @param sample records that a model is learned from; when no more stand, from all at once
   * @param chunk records that are compared in memory at once
   */
  record Size(int sample, int chunk) {
    /** What a small heap holds: ids are hashes, so the smallest are a fair sample; 3 KB each. */
    static final Size USUAL = new Size(20_000, 10_000);
  }

  private static final String DELETE_KEYS =
      "DELETE FROM match_key m USING source_record s WHERE s.source_id = m.source_id AND s.kind = ?::record_kind";
  private static final String DELETE_PAIRS = "DELETE FROM link_pair WHERE kind = ?::record_kind";

  private final Connection connection;
  private final ResolveStore store;
  private final PairStore pairs;
  private final ResolveWriter writer;
  private final Linkages linkages;
  private final Kind kind;
  private final long number;
  private final Size size;
  private final KeyFilter written;
  private final StandingRecords standing;

  private Relinking(Connection connection, Linkages linkages, Kind kind, long number, Size size) {
    this.connection = connection;
    this.store = new ResolveStore(connection);
    this.pairs = new PairStore(connection);
    this.writer = new ResolveWriter(connection);
    this.linkages = linkages;
    this.kind = kind;
    this.number = number;
    this.size = size;
    this.written = new KeyFilter(number);
    this.standing = new StandingRecords(store, kind);
  }

  /**
   * Within that transaction.
   *
   * @param number how many records of the kind stand
   */
  static Relinking begin(
      Connection connection, Linkages linkages, Kind kind, long number, Size size) {
    return new Relinking(connection, linkages, kind, number, size);
  }

  /**
   * Learns a model, and puts keys and pairs by it in the place of those that stand.
   *
   * @return the model, which nobody follows yet
   */
  LinkModel pair() throws SQLException {
    forget();
    return number <= size.sample() ? pairInMemory() : pairByArea();
  }

  private LinkModel pairInMemory() throws SQLException {
    List<LinkRecord> records = new ArrayList<>((int) number);
    standing.pages(records::addAll);
    LinkModel model = ModelTrainer.train(kind, records);
    pair(records, linkages.by(model));
    return model;
  }

  private LinkModel pairByArea() throws SQLException {
    SampleTrainer trainer = new SampleTrainer(kind, standing.sample(size.sample()), number);
    Areas areas = new Areas();
    standing.pages(
        page ->
            page.forEach(
                record -> {
                  trainer.take(record);
                  areas.add(record);
                }));
    LinkModel model = trainer.learn();
    Linkage linkage = linkages.by(model);
    for (List<UUID> chunk : areas.chunks(size.chunk())) {
      pair(standing.read(chunk), linkage);
    }
    // Now it knows the crowded keys of all of them; what is kept holds these alone.
    return LinkModel.fromJson(model.toJson());
  }

  /** Compares them with one another, and with those before them. */
  private void pair(List<LinkRecord> records, Linkage linkage) throws SQLException {
    LinkModel model = linkage.model(kind).orElseThrow();
    List<Keyed> keyed = new ArrayList<>(records.size());
    records.forEach(record -> keyed.add(new Keyed(record, model.blockingKeys(record))));
    PairFinder finder = new PairFinder(store, pairs, linkage);
    List<Comparison> found = new ArrayList<>();
    finder.addAmong(kind, keyed, found);
    if (!written.isEmpty()) {
      addStanding(finder, keyed, found);
    }
    for (int from = 0; from < found.size(); from += PAGE) {
      pairs.insert(kind, found.subList(from, Math.min(found.size(), from + PAGE)));
    }
    write(keyed);
  }

  private void addStanding(PairFinder finder, List<Keyed> keyed, List<Comparison> found)
      throws SQLException {
    for (int from = 0; from < keyed.size(); from += PAGE) {
      List<Keyed> page = new ArrayList<>(PAGE);
      for (Keyed each : keyed.subList(from, Math.min(keyed.size(), from + PAGE))) {
        long[] known = Arrays.stream(each.keys()).filter(written::mayHold).toArray();
        if (known.length > 0) {
          page.add(new Keyed(each.record(), known));
        }
      }
      finder.addStanding(kind, page, found);
    }
  }

  private void write(List<Keyed> keyed) throws SQLException {
    List<Held> held = new ArrayList<>();
    for (Keyed each : keyed) {
      for (long key : each.keys()) {
        held.add(new Held(key, each.record().id()));
        written.add(key);
      }
    }
    writer.moveKeys(List.of(), held);
  }

  private void forget() throws SQLException {
    execute("SELECT set_config('enable_seqscan', 'on', true)");
    execute("SELECT set_config('enable_hashjoin', 'on', true)");
    for (String sql : List.of(DELETE_KEYS, DELETE_PAIRS)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, kind.wireName());
        statement.executeUpdate();
      }
    }
    execute(JointSessions.INDEXES_ONLY);
  }

  private void execute(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
