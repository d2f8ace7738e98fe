package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.fingerpost.route.directory.page.References;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.openreferral.OpenReferralView;

/** Joint records as the signposting feed has them: the API and the feed never disagree. */
record ApiViews(DirectoryStore store) {
  /** What lists leave out unless everything is asked for: the standard's lists nest nothing. */
  private static final Set<String> NESTED =
      Set.of(
          "phones",
          "schedules",
          "languages",
          "service_areas",
          "service_at_locations",
          "attributes",
          "locations",
          "organization_identifiers",
          "addresses",
          "accessibility",
          "services");

  /** How one record is told; empty where nothing of it is public. */
  interface Shape extends BiFunction<OpenReferralView, JointRecord, Optional<ObjectNode>> {}

  List<ObjectNode> of(Kind kind, Collection<UUID> ids, Shape shape) throws SQLException {
    Map<UUID, JointRecord> records = store.find(kind, ids);
    Map<UUID, JointRecord> referred = store.findReferred(References.of(records.values()));
    OpenReferralView view = new OpenReferralView(id -> Optional.ofNullable(referred.get(id)));
    List<ObjectNode> entities = new ArrayList<>();
    for (UUID id : ids) {
      Optional.ofNullable(records.get(id))
          .flatMap(record -> shape.apply(view, record))
          .ifPresent(entities::add);
    }
    return entities;
  }

  /** As it stands in a list: with what it has one of. */
  static ObjectNode brief(ObjectNode entity) {
    entity.remove(NESTED);
    entity.forEach(
        part -> {
          if (part instanceof ObjectNode nested) {
            brief(nested);
          }
        });
    return entity;
  }

  /** The service at its place, with the service in it. */
  static Optional<ObjectNode> serviceAtLocation(OpenReferralView view, JointRecord joint) {
    return view.serviceAtLocation(joint)
        .flatMap(
            at ->
                view.service(joint)
                    .map(
                        service -> {
                          service.remove("service_at_locations");
                          at.set("service", service);
                          return at;
                        }));
  }
}
