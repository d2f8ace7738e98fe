package org.fingerpost.route.resolve;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.joint.FreshJoints.Fresh;
import org.fingerpost.route.resolve.ResolveWriter.Document;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;

/** Makes joint documents of clusters, and keeps them for a publisher in the same process. */
final class Drafts {
  private final ResolveStore store;
  private final Map<UUID, Fresh> made = new HashMap<>();

  Drafts(ResolveStore store) {
    this.store = store;
  }

  /** The documents of those clusters, whose records' rows have to be written already. */
  List<Document> of(Collection<Cluster> clusters) throws SQLException {
    Set<UUID> referred = new HashSet<>();
    for (Cluster cluster : clusters) {
      cluster.members().forEach(member -> referred.addAll(member.version().references()));
    }
    Map<UUID, UUID> joints = store.jointsOf(referred);
    GoldenRecord golden = new GoldenRecord(id -> Optional.ofNullable(joints.get(id)));
    List<Document> documents = new ArrayList<>(clusters.size());
    for (Cluster cluster : clusters) {
      JointRecord record = golden.of(cluster);
      Fresh fresh = new Fresh(record, JointCodec.write(record));
      documents.add(new Document(cluster.key(), fresh));
      // Computed again within the batch, the later one stands.
      made.put(cluster.id(), fresh);
    }
    return documents;
  }

  /**
   * What was made, by the outbox rows that name it.
   *
   * @param rows the joint ids that each row names
   */
  Map<Long, Map<UUID, Fresh>> byRow(Map<Long, List<UUID>> rows) {
    Map<Long, Map<UUID, Fresh>> byRow = new HashMap<>();
    rows.forEach(
        (row, ids) -> {
          Map<UUID, Fresh> named = new HashMap<>(ids.size() * 2);
          ids.forEach(id -> Optional.ofNullable(made.get(id)).ifPresent(f -> named.put(id, f)));
          byRow.put(row, named);
        });
    return byRow;
  }
}
