package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.search.Criteria;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.search.Hit;
import org.fingerpost.route.search.Order;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.openreferral.OpenReferralView;

/** One record of a collection, with everything that is nested in it. */
record ApiRecords(
    DirectoryStore store, DirectorySearch search, ApiViews views, ApiServices services) {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "services", Kind.SERVICE,
          "organizations", Kind.ORGANIZATION,
          "locations", Kind.LOCATION);

  /**
   * The record of that id, where everybody may see it.
   *
   * @param whole an organisation with its services as they stand by themselves, not in brief
   */
  Optional<ObjectNode> find(String collection, UUID id, boolean whole) throws SQLException {
    return switch (collection) {
      case "services" -> view(Kind.SERVICE, id, OpenReferralView::service);
      case "organizations" -> organization(id, whole);
      case "locations" -> view(Kind.LOCATION, id, OpenReferralView::location);
      case "service_at_locations" -> serviceAtLocation(id);
      case "taxonomies" -> ApiTaxonomies.taxonomy(id);
      default -> ApiTaxonomies.term(id);
    };
  }

  /** What the record of that id became part of. */
  Optional<UUID> successor(String collection, UUID id) throws SQLException {
    Kind kind = KINDS.get(collection);
    return kind == null ? Optional.empty() : store.successor(kind, id);
  }

  private Optional<ObjectNode> view(Kind kind, UUID id, ApiViews.Shape shape) throws SQLException {
    return views.of(kind, List.of(id), shape).stream().findFirst();
  }

  private Optional<ObjectNode> organization(UUID id, boolean whole) throws SQLException {
    Optional<ObjectNode> found = view(Kind.ORGANIZATION, id, OpenReferralView::organization);
    if (found.isPresent()) {
      services.addTo(found.get(), whole);
    }
    return found;
  }

  private Optional<ObjectNode> serviceAtLocation(UUID id) throws SQLException {
    Criteria that = Criteria.of(Set.of(Kind.SERVICE)).serviceAtLocation(id);
    List<Hit> hits = search.find(that, Order.NAME, 0, 1).hits();
    return hits.isEmpty()
        ? Optional.empty()
        : view(Kind.SERVICE, hits.get(0).id(), ApiViews::serviceAtLocation);
  }
}
