package org.fingerpost.route.resolve;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.route.resolve.Changes.Change;
import org.fingerpost.route.resolve.ResolveWriter.Reference;
import org.fingerpost.route.resolve.SourceWriter.Relinked;
import org.fingerpost.route.resolve.SourceWriter.Row;

/**
 * What a batch writes of source records: their rows, and what they refer to.
 *
 * @param changes by the id of the source record
 */
record SourceChanges(Map<UUID, Change> changes) {
  /** Writes the records that changed, and those that a cluster took over or gave another reason. */
  void write(SourceWriter sources, List<Cluster> clusters) throws SQLException {
    List<Row> rows = new ArrayList<>(changes.size());
    List<Relinked> relinked = new ArrayList<>();
    for (Cluster cluster : clusters) {
      cluster.members().forEach(member -> place(member, cluster, rows, relinked));
    }
    for (Change change : changes.values()) {
      if (change.after().isEmpty()) {
        rows.add(new Row(change.last(), Optional.empty(), ""));
      }
    }
    sources.insert(rows.stream().filter(this::isNew).toList());
    sources.update(rows.stream().filter(row -> !isNew(row)).toList());
    sources.relink(relinked);
  }

  private void place(Member member, Cluster cluster, List<Row> rows, List<Relinked> relinked) {
    String reason = cluster.reasonOf(member);
    Change change = changes.get(member.id());
    if (change != null) {
      rows.add(new Row(change.last(), Optional.of(cluster.id()), reason));
    } else if (!member.jointBefore().equals(Optional.of(cluster.id()))
        || !member.stored().orElseThrow().reason().equals(reason)) {
      relinked.add(new Relinked(member.id(), cluster.id(), reason));
    }
  }

  private boolean isNew(Row row) {
    return changes.get(row.id()).before().isEmpty();
  }

  /** Those that were known before, gone or not. */
  List<UUID> storedBefore() {
    return changes.values().stream()
        .filter(change -> change.before().isPresent())
        .map(Change::id)
        .toList();
  }

  /** Writes which records they no longer refer to, and which they do now. */
  void writeReferences(ResolveWriter writer, Neighbourhood around) throws SQLException {
    List<Reference> removed = new ArrayList<>();
    List<Reference> added = new ArrayList<>();
    for (Change change : changes.values()) {
      List<UUID> old = references(around.oldVersion(change.id()));
      List<UUID> now = references(change.after());
      addMissing(change.id(), old, now, removed);
      addMissing(change.id(), now, old, added);
    }
    writer.moveReferences(removed, added);
  }

  private static List<UUID> references(Optional<SourceVersion> version) {
    return version.map(SourceVersion::references).orElse(List.of());
  }

  private static void addMissing(
      UUID from, List<UUID> some, List<UUID> others, List<Reference> missing) {
    for (UUID to : some) {
      if (!others.contains(to)) {
        missing.add(new Reference(to, from));
      }
    }
  }
}
