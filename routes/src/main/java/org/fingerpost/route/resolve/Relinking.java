package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.joint.JointSessions;
import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.route.linkage.ModelTrainer;
import org.fingerpost.route.linkage.SampleTrainer;
import org.fingerpost.route.resolve.Neighbourhood.Held;
import org.fingerpost.route.resolve.PairFinder.Keyed;
import org.fingerpost.schema.Kind;

/**
 * Learns a model from all records of a kind and makes their keys, pairs and clusters anew by it.
 * Records are compared in memory, some thousands at a time, those of one area together; a database
 * that is asked for each would take most of the time.
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

  private static final String CONCERNED =
      """
      SELECT a FROM link_pair WHERE kind = ?::record_kind AND band = 'linked'
      UNION SELECT b FROM link_pair WHERE kind = ?::record_kind AND band = 'linked'
      UNION SELECT source_id FROM source_record
        WHERE kind = ?::record_kind AND joint_id <> source_id
      UNION SELECT joint_id FROM source_record
        WHERE kind = ?::record_kind AND joint_id <> source_id
      UNION SELECT a FROM link_verdict UNION SELECT b FROM link_verdict
      ORDER BY 1
      """;

  private final Connection connection;
  private final ResolveStore store;
  private final PairStore pairs;
  private final ResolveWriter writer;
  private final Linkages linkages;
  private final Kind kind;
  private final long number;
  private final Size size;
  private final KeyFilter written;

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
    pages(records::addAll);
    LinkModel model = ModelTrainer.train(kind, records);
    pair(records, linkages.by(model));
    return model;
  }

  private LinkModel pairByArea() throws SQLException {
    SampleTrainer trainer = new SampleTrainer(kind, sample(), number);
    Areas areas = new Areas();
    pages(
        page ->
            page.forEach(
                record -> {
                  trainer.take(record);
                  areas.add(record);
                }));
    LinkModel model = trainer.learn();
    Linkage linkage = linkages.by(model);
    for (List<UUID> chunk : areas.chunks(size.chunk())) {
      pair(read(chunk), linkage);
    }
    // Now it knows the crowded keys of all of them; what is kept holds these alone.
    return LinkModel.fromJson(model.toJson());
  }

  private List<LinkRecord> sample() throws SQLException {
    List<LinkRecord> sample = new ArrayList<>(size.sample());
    for (List<Member> page = store.page(kind, Optional.empty(), PAGE);
        !page.isEmpty() && sample.size() < size.sample();
        page = store.page(kind, Optional.of(last(page)), PAGE)) {
      page.forEach(member -> sample.add(LinkRecords.prepared(member.version())));
    }
    return sample;
  }

  /** What is done with some records. */
  private interface Taker {
    void take(List<LinkRecord> page);
  }

  private void pages(Taker taker) throws SQLException {
    for (List<Member> page = store.page(kind, Optional.empty(), PAGE);
        !page.isEmpty();
        page = store.page(kind, Optional.of(last(page)), PAGE)) {
      taker.take(prepared(page));
    }
  }

  private List<LinkRecord> read(List<UUID> ids) throws SQLException {
    List<LinkRecord> records = new ArrayList<>(ids.size());
    for (int from = 0; from < ids.size(); from += PAGE) {
      List<UUID> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
      records.addAll(prepared(store.members(page)));
    }
    return records;
  }

  private static List<LinkRecord> prepared(List<Member> page) {
    return page.stream().map(member -> LinkRecords.prepared(member.version())).toList();
  }

  private static UUID last(List<Member> page) {
    return page.get(page.size() - 1).id();
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

  /**
   * Clusters anew all that is or was linked; records that stood alone and that nothing is like stay
   * as they are.
   *
   * @return how many those are
   */
  int cluster(Linkage linkage) throws SQLException {
    List<UUID> concerned = concerned();
    Set<UUID> done = new HashSet<>();
    Set<UUID> page = new HashSet<>();
    for (UUID id : concerned) {
      if (!done.contains(id)) {
        page.add(id);
      }
      if (page.size() == PAGE) {
        done.addAll(clusterAnew(linkage, page));
        page.clear();
      }
    }
    clusterAnew(linkage, page);
    return concerned.size();
  }

  private Set<UUID> clusterAnew(Linkage linkage, Set<UUID> page) throws SQLException {
    Set<UUID> clustered = Resolver.clusterAnew(linkage, connection, Set.copyOf(page)).clustered();
    linkage.forget();
    return clustered;
  }

  private List<UUID> concerned() throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CONCERNED)) {
      for (int i = 1; i <= 4; i++) {
        statement.setString(i, kind.wireName());
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return ids;
  }

  private void execute(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
