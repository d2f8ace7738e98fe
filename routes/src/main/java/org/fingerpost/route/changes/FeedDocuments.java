package org.fingerpost.route.changes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fingerpost.route.joint.JointDocuments;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.openreferral.OpenReferralView;
import org.fingerpost.schema.openreferral.Signpost;

/**
 * What stands in the feed under ids, made anew from the joint records as the publisher makes it:
 * the same record gives the same bytes, and what is gone from the joint database is gone here at
 * once.
 */
final class FeedDocuments {
  private static final Map<UUID, ObjectNode> TERMS =
      OpenReferralView.taxonomyTerms().stream()
          .collect(
              Collectors.toMap(
                  term -> UUID.fromString(term.get("id").asText()), Function.identity()));

  private static final Map<SignpostEntity, Kind> KINDS =
      new EnumMap<>(
          Map.of(
              SignpostEntity.ORGANIZATIONS, Kind.ORGANIZATION,
              SignpostEntity.SERVICES, Kind.SERVICE,
              SignpostEntity.SERVICE_AT_LOCATIONS, Kind.SERVICE,
              SignpostEntity.LOCATIONS, Kind.LOCATION,
              SignpostEntity.OPPORTUNITIES, Kind.OPPORTUNITY,
              SignpostEntity.EVENTS, Kind.ACTIVITY));

  private final Connection connection;
  private final Map<UUID, JointRecord> records = new HashMap<>();
  private final OpenReferralView view =
      new OpenReferralView(id -> Optional.ofNullable(records.get(id)));

  private FeedDocuments(Connection connection) {
    this.connection = connection;
  }

  static List<Change> of(Connection connection, List<ChangeStore.Row> rows) throws SQLException {
    FeedDocuments documents = new FeedDocuments(connection);
    documents.load(rows);
    return rows.stream().map(documents::change).toList();
  }

  private void load(List<ChangeStore.Row> rows) throws SQLException {
    Map<Kind, Set<UUID>> wanted = new EnumMap<>(Kind.class);
    for (ChangeStore.Row row : rows) {
      Kind kind = KINDS.get(row.entity());
      if (row.stands() && kind != null) {
        wanted.computeIfAbsent(kind, k -> new HashSet<>()).add(row.jointId());
      }
    }
    for (Map.Entry<Kind, Set<UUID>> each : wanted.entrySet()) {
      read(each.getKey(), each.getValue());
    }
    List<JointRecord> all = new ArrayList<>(records.values());
    read(Kind.ORGANIZATION, referred(all, "organization_id"));
    read(Kind.LOCATION, referred(all, "location_id"));
  }

  private void read(Kind kind, Set<UUID> ids) throws SQLException {
    ids.removeAll(records.keySet());
    JointDocuments.read(connection, kind, ids)
        .forEach((id, document) -> records.put(id, JointCodec.read(document)));
  }

  private static Set<UUID> referred(Collection<JointRecord> records, String field) {
    Set<UUID> ids = new HashSet<>();
    for (JointRecord record : records) {
      Optional.ofNullable(record.publicFields().get(field))
          .ifPresent(node -> ids.add(UUID.fromString(node.asText())));
    }
    return ids;
  }

  private Change change(ChangeStore.Row row) {
    Optional<byte[]> data = row.stands() ? document(row).map(Json::write) : Optional.empty();
    return new Change(row.position(), row.entity(), row.id(), data);
  }

  private Optional<ObjectNode> document(ChangeStore.Row row) {
    if (row.entity() == SignpostEntity.TAXONOMY_TERMS) {
      return Optional.ofNullable(TERMS.get(row.id()));
    }
    return Optional.ofNullable(records.get(row.jointId())).stream()
        .flatMap(record -> view.signposts(record).stream())
        .filter(post -> post.entity() == row.entity())
        .findFirst()
        .flatMap(Signpost::value);
  }
}
