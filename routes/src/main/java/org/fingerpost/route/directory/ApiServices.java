package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.search.Criteria;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.search.Hit;
import org.fingerpost.route.search.Order;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.openreferral.OpenReferralView;

/** The services of an organisation, within it. */
record ApiServices(DirectorySearch search, ApiViews views) {
  private static final int MOST = 200;

  /**
   * Adds them, up to 200; {@code /services?organization_id=} lists more.
   *
   * @param whole with all that is nested in each; else each in brief
   */
  void addTo(ObjectNode organization, boolean whole) throws SQLException {
    UUID id = UUID.fromString(organization.path("id").asText());
    Criteria theirs = Criteria.of(Set.of(Kind.SERVICE)).organization(id);
    List<UUID> ids = search.find(theirs, Order.NAME, 0, MOST).hits().stream().map(Hit::id).toList();
    ArrayNode services = Json.MAPPER.createArrayNode();
    for (ObjectNode service : views.of(Kind.SERVICE, ids, OpenReferralView::service)) {
      service.remove("organization");
      services.add(whole ? service : ApiViews.brief(service));
    }
    if (!services.isEmpty()) {
      organization.set("services", services);
    }
  }
}
