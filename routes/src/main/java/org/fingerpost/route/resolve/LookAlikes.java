package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.connector.check.KnownRecords;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.SourceKey;

/** Finds what other members hold that would be linked with a record. It only reads. */
public final class LookAlikes implements KnownRecords {
  private static final int MOST = 5;

  private final DataSource database;
  private final Linkages linkages;
  private final JointRecords records;

  /** In that joint database, by what its records are linked by. */
  public LookAlikes(DataSource database, Linkages linkages) {
    this.database = database;
    this.linkages = linkages;
    this.records = new JointRecords(database);
  }

  @Override
  public List<Known> like(Kind kind, String member, ObjectNode record) {
    Map<UUID, String> reasons = reasons(version(kind, member, record), member);
    List<UUID> first = reasons.keySet().stream().limit(MOST).toList();
    Map<UUID, JointRecord> found = first.isEmpty() ? Map.of() : records.findAll(kind, first);
    return first.stream()
        .filter(found::containsKey)
        .map(joint -> known(found.get(joint), member, reasons.get(joint)))
        .toList();
  }

  /** What links looks at what the record says, not at where it stands. */
  private static SourceVersion version(Kind kind, String member, ObjectNode record) {
    SourceKey unsaved = new SourceKey(member, "unsaved", "unsaved");
    NormalisedChange.Present change =
        new NormalisedChange.Present(
            unsaved, kind, new Origin("unsaved", 0, 0), Instant.EPOCH, Map.of(), record);
    // A content of its own: nothing is remembered of a record that is not there.
    return new SourceVersion(unsaved.id(), change, UUID.randomUUID(), new byte[0]);
  }

  private Map<UUID, String> reasons(SourceVersion version, String member) {
    try (Connection connection = database.getConnection()) {
      Linkage linkage = linkages.learned(connection);
      ResolveStore store = new ResolveStore(connection);
      return linkage.isModelled(version.kind())
          ? alike(version, member, linkage, store, new PairStore(connection))
          : sharing(version, member, linkage, store);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The joint database did not say what other members hold (SQL state %s). See that it runs and that a hub of this version has used it."
              .formatted(e.getSQLState()),
          e);
    }
  }

  /** The best first. */
  private static Map<UUID, String> alike(
      SourceVersion version, String member, Linkage linkage, ResolveStore store, PairStore pairs)
      throws SQLException {
    List<Comparison> found = new ArrayList<>(new PairFinder(store, pairs, linkage).find(version));
    found.sort(Comparator.comparingDouble(Comparison::score).reversed());
    Map<UUID, String> reasonOf = new LinkedHashMap<>();
    for (Comparison pair : found) {
      UUID other = pair.a().equals(version.id()) ? pair.b() : pair.a();
      reasonOf.put(other, ModelledClusters.told(pair));
    }
    Map<UUID, Member> others = new HashMap<>();
    store.members(reasonOf.keySet()).forEach(other -> others.put(other.id(), other));
    Map<UUID, String> reasons = new LinkedHashMap<>();
    reasonOf.forEach(
        (id, reason) ->
            Optional.ofNullable(others.get(id))
                .filter(other -> !other.version().record().source().member().equals(member))
                .flatMap(Member::jointBefore)
                .ifPresent(joint -> reasons.putIfAbsent(joint, reason)));
    return reasons;
  }

  /** A key that a crowd holds links nobody, so it says nothing here either. */
  private static Map<UUID, String> sharing(
      SourceVersion version, String member, Linkage linkage, ResolveStore store)
      throws SQLException {
    Map<UUID, String> reasons = new LinkedHashMap<>();
    for (MatchKey key : linkage.keysOf(version)) {
      List<ResolveStore.Holder> holders =
          store
              .holders(List.of(key.hash()), Neighbourhood.CROWD + 1)
              .getOrDefault(key.hash(), List.of());
      if (holders.size() <= Neighbourhood.CROWD) {
        for (Member other : store.members(holders.stream().map(h -> h.source()).toList())) {
          if (other.version().kind() == version.kind()
              && !other.version().record().source().member().equals(member)) {
            other.jointBefore().ifPresent(joint -> reasons.putIfAbsent(joint, key.reason()));
          }
        }
      }
    }
    return reasons;
  }

  private static Known known(JointRecord joint, String member, String reason) {
    JointRecord.Field name = joint.fields().get("name");
    List<String> holders =
        joint.sources().stream()
            .map(source -> source.key().member())
            .filter(holder -> !holder.equals(member))
            .distinct()
            .sorted()
            .toList();
    return new Known(name == null ? "" : name.value().asText(), holders, reason);
  }
}
