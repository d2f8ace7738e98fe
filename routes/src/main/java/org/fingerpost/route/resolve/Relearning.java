package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.route.joint.JointSessions;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.route.linkage.ModelTrainer;
import org.fingerpost.route.resolve.Neighbourhood.Held;
import org.fingerpost.schema.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns a model from the records that stand once there are twice as many as when the last was
 * learned, and has every link follow it: in one transaction, so that nobody ever sees links of two
 * models, and joint records that come out the same are not touched.
 */
final class Relearning {
  private static final Logger LOG = LoggerFactory.getLogger(Relearning.class);

  /** A model of few records knows that little is rare among few, and links by much alone. */
  static final int FEWEST = 1;

  /** Ids are hashes, so the smallest are a fair sample. Of about 3 KB each while it is learned. */
  private static final int SAMPLE = 10_000;

  private static final int PAGE = 500;
  private static final String LEARNED =
      "SELECT records FROM link_model WHERE kind = ?::record_kind AND active";
  private static final String COUNT =
      "SELECT count(*) FROM source_record WHERE kind = ?::record_kind AND kind IN ('organization', 'person') AND joint_id IS NOT NULL";
  private static final String DELETE_KEYS =
      "DELETE FROM match_key m USING source_record s WHERE s.source_id = m.source_id AND s.kind = ?::record_kind";
  private static final String DELETE_PAIRS = "DELETE FROM link_pair WHERE kind = ?::record_kind";
  private static final String RETIRE =
      "UPDATE link_model SET active = false WHERE kind = ?::record_kind AND active";
  private static final String KEEP =
      "INSERT INTO link_model (kind, version, model, records, active) VALUES (?::record_kind, ?, ?::json, ?, true) ON CONFLICT (kind, version) DO UPDATE SET active = true, records = excluded.records";

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

  private final DataSource database;
  private final Linkages linkages;

  /** Since the last look: a flood of records must not wait for the timer. */
  private long arrived;

  private long enough = FEWEST;

  Relearning(DataSource database, Linkages linkages) {
    this.database = database;
    this.linkages = linkages;
  }

  /**
   * Learns what it is time to learn, once many more of the kinds that are modelled have arrived.
   */
  synchronized void arrived(long records) throws SQLException {
    arrived += records;
    if (arrived >= enough) {
      turn();
    }
  }

  /** Learns what it is time to learn. */
  synchronized void turn() throws SQLException {
    arrived = 0;
    enough = FEWEST;
    for (Kind kind : Linkages.MODELLED) {
      if (due(kind).isPresent()) {
        Exclusive.run(database, connection -> learn(connection, kind));
      }
      try (Connection connection = database.getConnection()) {
        enough = Math.max(enough, number(connection, LEARNED, kind) / 2);
      }
    }
  }

  private Optional<Long> due(Kind kind) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return due(connection, kind);
    }
  }

  /** How many records there are, when that is many more than the active model knows. */
  private static Optional<Long> due(Connection connection, Kind kind) throws SQLException {
    long wanted = Math.max(FEWEST, 2 * number(connection, LEARNED, kind));
    long number = number(connection, COUNT, kind);
    return number >= wanted ? Optional.of(number) : Optional.empty();
  }

  private static long number(Connection connection, String sql, Kind kind) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, kind.wireName());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private boolean learn(Connection connection, Kind kind) throws SQLException {
    Optional<Long> number = due(connection, kind);
    if (number.isEmpty()) {
      return false;
    }
    ResolveStore store = new ResolveStore(connection);
    LinkModel model = ModelTrainer.train(kind, sample(store, kind));
    keep(connection, kind, model, number.get());
    Linkage linkage = linkages.current(connection);
    long records = pairAnew(connection, store, linkage, kind);
    clusterAnew(connection, linkage, kind);
    LOG.info(
        "resolve: learned how {} records are alike, model {}; {} records were linked anew",
        kind.wireName(),
        model.version(),
        records);
    return true;
  }

  private static List<LinkRecord> sample(ResolveStore store, Kind kind) throws SQLException {
    List<LinkRecord> sample = new ArrayList<>();
    List<Member> page = store.page(kind, Optional.empty(), PAGE);
    while (!page.isEmpty() && sample.size() < SAMPLE) {
      page.forEach(member -> sample.add(LinkRecords.prepared(member.version())));
      page = store.page(kind, Optional.of(last(page)), PAGE);
    }
    return sample;
  }

  private static void keep(Connection connection, Kind kind, LinkModel model, long number)
      throws SQLException {
    execute(connection, RETIRE, kind);
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      statement.setString(1, kind.wireName());
      statement.setString(2, model.version());
      statement.setString(3, model.toJson());
      statement.setLong(4, number);
      statement.executeUpdate();
    }
  }

  /** Keys and pairs by the new model: each record is compared with those before it. */
  private static long pairAnew(
      Connection connection, ResolveStore store, Linkage linkage, Kind kind) throws SQLException {
    execute(connection, "SELECT set_config('enable_seqscan', 'on', true)");
    execute(connection, "SELECT set_config('enable_hashjoin', 'on', true)");
    execute(connection, DELETE_KEYS, kind);
    execute(connection, DELETE_PAIRS, kind);
    execute(connection, JointSessions.INDEXES_ONLY);
    PairStore pairs = new PairStore(connection);
    PairFinder finder = new PairFinder(store, pairs, linkage);
    ResolveWriter writer = new ResolveWriter(connection);
    long records = 0;
    List<Member> page = store.page(kind, Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      List<SourceVersion> versions = page.stream().map(Member::version).toList();
      pairs.insert(kind, finder.find(kind, versions, Set.of()));
      writer.moveKeys(List.of(), keysOf(versions, linkage));
      linkage.forget();
      records += page.size();
      page = store.page(kind, Optional.of(last(page)), PAGE);
    }
    return records;
  }

  private static List<Held> keysOf(List<SourceVersion> versions, Linkage linkage) {
    List<Held> held = new ArrayList<>();
    for (SourceVersion version : versions) {
      linkage.keysOf(version).forEach(key -> held.add(new Held(key.hash(), version.id())));
    }
    return held;
  }

  /** Records that stood alone and that nothing is like stay as they are. */
  private static void clusterAnew(Connection connection, Linkage linkage, Kind kind)
      throws SQLException {
    List<UUID> concerned = concerned(connection, kind);
    for (int from = 0; from < concerned.size(); from += PAGE) {
      List<UUID> page = concerned.subList(from, Math.min(concerned.size(), from + PAGE));
      Resolver.clusterAnew(linkage, connection, Set.copyOf(page));
      linkage.forget();
    }
  }

  private static List<UUID> concerned(Connection connection, Kind kind) throws SQLException {
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

  private static UUID last(List<Member> page) {
    return page.get(page.size() - 1).id();
  }

  private static void execute(Connection connection, String sql, Kind kind) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, kind.wireName());
      statement.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
