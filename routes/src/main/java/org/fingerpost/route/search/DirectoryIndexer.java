package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fingerpost.route.joint.JointDocuments;
import org.fingerpost.route.joint.JointSessions;
import org.fingerpost.route.places.Gazetteer;
import org.fingerpost.route.places.Postcode;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the feed says to have changed into the index. Whoever calls it sees to it that nobody
 * else does at the same time.
 */
public final class DirectoryIndexer {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryIndexer.class);

  private static final int ENOUGH = 500;
  private static final String POSITION = "SELECT position FROM directory_position FOR UPDATE";
  private static final String CHANGED =
      "SELECT position, entity::text, id FROM feed_change WHERE position > ? ORDER BY position LIMIT "
          + ENOUGH;
  private static final String DEPENDENT =
      "SELECT joint_id FROM directory_entry WHERE organization_id = ANY (?) UNION SELECT joint_id FROM directory_entry WHERE location_id = ANY (?)";

  private final Connection connection;

  /** Works on that connection, and leaves it in the mode in which it finds it. */
  public DirectoryIndexer(Connection connection) {
    this.connection = connection;
  }

  /**
   * Takes in the oldest changes that are not in yet, in a transaction of its own.
   *
   * @return how many; 0 when the index is current
   */
  public int takeSome() throws SQLException {
    connection.setAutoCommit(false);
    try {
      int taken = takeWithin();
      connection.commit();
      return taken;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private int takeWithin() throws SQLException {
    Changed changed = changed(position());
    if (changed.count() == 0) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(JointSessions.INDEXES_ONLY)) {
      statement.execute();
    }
    Set<UUID> services = new LinkedHashSet<>(changed.services());
    services.addAll(dependent(changed));
    IndexTurn turn = new IndexTurn();
    index(Kind.ORGANIZATION, changed.organizations(), turn);
    index(Kind.SERVICE, services, turn);
    turn.store(connection, changed.last());
    return changed.count();
  }

  /** What changed up to a position. */
  private record Changed(
      int count, long last, Set<UUID> organizations, Set<UUID> services, Set<UUID> locations) {}

  private long position() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(POSITION);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private Changed changed(long from) throws SQLException {
    Map<String, Set<UUID>> byEntity = new HashMap<>();
    long last = from;
    int count = 0;
    try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
      statement.setLong(1, from);
      try (ResultSet rows = statement.executeQuery()) {
        for (; rows.next(); count++) {
          last = rows.getLong(1);
          byEntity
              .computeIfAbsent(rows.getString(2), entity -> new LinkedHashSet<>())
              .add(rows.getObject(3, UUID.class));
        }
      }
    }
    return new Changed(
        count,
        last,
        byEntity.getOrDefault("organizations", Set.of()),
        byEntity.getOrDefault("services", Set.of()),
        byEntity.getOrDefault("locations", Set.of()));
  }

  /** Services whose entry tells of an organisation or location that changed. */
  private Set<UUID> dependent(Changed changed) throws SQLException {
    Set<UUID> services = new LinkedHashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(DEPENDENT)) {
      statement.setArray(1, connection.createArrayOf("uuid", changed.organizations().toArray()));
      statement.setArray(2, connection.createArrayOf("uuid", changed.locations().toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          services.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return services;
  }

  private void index(Kind kind, Set<UUID> ids, IndexTurn turn) throws SQLException {
    List<UUID> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += ENOUGH) {
      indexSome(kind, all.subList(from, Math.min(all.size(), from + ENOUGH)), turn);
    }
  }

  private void indexSome(Kind kind, List<UUID> ids, IndexTurn turn) throws SQLException {
    Collection<JointRecord> joints = records(kind, ids).values();
    Map<UUID, JointRecord> referred = kind == Kind.SERVICE ? referred(joints) : Map.of();
    EntryMaker maker =
        new EntryMaker(referred, Gazetteer.find(connection, postcodes(joints, referred)));
    List<IndexEntry> entries =
        joints.stream().flatMap(joint -> maker.entry(joint).stream()).toList();
    Set<UUID> gone = new LinkedHashSet<>(ids);
    entries.forEach(entry -> gone.remove(entry.id()));
    IndexWriter writer = new IndexWriter(connection, turn);
    writer.delete(gone);
    write(writer, entries);
  }

  /** An entry that the database cannot hold is left out, and stops none of the others. */
  private void write(IndexWriter writer, List<IndexEntry> entries) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      writer.write(entries);
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      connection.rollback(before);
      if (entries.size() > 1) {
        int half = entries.size() / 2;
        write(writer, entries.subList(0, half));
        write(writer, entries.subList(half, entries.size()));
      } else if (isAboutData(e)) {
        LOG.warn(
            "{} cannot be searched for: the index cannot hold it (SQLSTATE {})",
            entries.get(0).id(),
            e.getSQLState());
        writer.delete(List.of(entries.get(0).id()));
      } else {
        throw e;
      }
    }
  }

  /** Class 22 are values, class 54 what is too long: a text of more than a megabyte of words. */
  private static boolean isAboutData(SQLException problem) {
    String state = Optional.ofNullable(problem.getSQLState()).orElse("");
    return state.startsWith("22") || state.startsWith("54");
  }

  private Map<UUID, JointRecord> referred(Collection<JointRecord> joints) throws SQLException {
    Map<UUID, JointRecord> referred =
        new HashMap<>(records(Kind.ORGANIZATION, referredBy(joints, "organization_id")));
    referred.putAll(records(Kind.LOCATION, referredBy(joints, "location_id")));
    return referred;
  }

  private static Set<UUID> referredBy(Collection<JointRecord> joints, String field) {
    Set<UUID> ids = new LinkedHashSet<>();
    for (JointRecord joint : joints) {
      Optional.ofNullable(joint.publicFields().get(field))
          .ifPresent(node -> ids.add(UUID.fromString(node.asText())));
    }
    return ids;
  }

  private Map<UUID, JointRecord> records(Kind kind, Collection<UUID> ids) throws SQLException {
    Map<UUID, JointRecord> records = new HashMap<>();
    JointDocuments.read(connection, kind, ids)
        .forEach((id, document) -> records.put(id, JointCodec.read(document)));
    return records;
  }

  private static List<Postcode> postcodes(
      Collection<JointRecord> joints, Map<UUID, JointRecord> referred) {
    List<Postcode> postcodes = new ArrayList<>();
    Stream.concat(joints.stream(), referred.values().stream())
        .flatMap(joint -> PublicPlace.of(joint.publicFields()).postcode().stream())
        .forEach(postcodes::add);
    return postcodes;
  }
}
