package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.route.search.Criteria;
import org.fingerpost.route.search.DatedId;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.search.Hit;
import org.fingerpost.route.search.Hits;
import org.fingerpost.route.search.Order;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.openreferral.OpenReferralView;
import org.fingerpost.schema.openreferral.Signpost;

/** The lists of the API that the index finds. */
record ApiLists(DirectorySearch search, ApiViews views, ApiServices services) {
  private static final int CHUNK = 200;
  private static final int MINIMAL_CHUNK = 5_000;

  WebResponse services(WebRequest request) throws SQLException {
    ApiRequest asked = ApiRequest.of(request, ApiParameters.SERVICES);
    Criteria criteria = new ApiCriteria(search).ofServices(asked);
    return asked.flag("minimal")
        ? minimal(SignpostEntity.SERVICES, criteria, asked)
        : answer(Kind.SERVICE, criteria, asked, OpenReferralView::service);
  }

  WebResponse serviceAtLocations(WebRequest request) throws SQLException {
    ApiRequest asked = ApiRequest.of(request, ApiParameters.SERVICE_AT_LOCATIONS);
    Criteria criteria = new ApiCriteria(search).ofServices(asked).placed();
    return asked.flag("minimal")
        ? minimal(SignpostEntity.SERVICE_AT_LOCATIONS, criteria, asked)
        : answer(Kind.SERVICE, criteria, asked, ApiViews::serviceAtLocation);
  }

  WebResponse organizations(WebRequest request) throws SQLException {
    ApiRequest asked = ApiRequest.of(request, ApiParameters.ORGANIZATIONS);
    Criteria criteria = new ApiCriteria(search).of(Kind.ORGANIZATION, asked);
    return answer(Kind.ORGANIZATION, criteria, asked, OpenReferralView::organization);
  }

  private WebResponse answer(Kind kind, Criteria criteria, ApiRequest asked, ApiViews.Shape shape)
      throws SQLException {
    if (asked.isNdjson()) {
      return ApiLines.of(last -> lines(kind, criteria, asked, shape, last));
    }
    long offset = (asked.page() - 1L) * asked.perPage();
    Hits found = search.find(criteria, Order.BEST, offset, asked.perPage());
    List<UUID> ids = found.hits().stream().map(Hit::id).toList();
    return WebResponse.json(
        Envelope.of(
            asked.page(), asked.perPage(), found.total(), entities(kind, ids, asked, shape)));
  }

  private ApiLines.Part lines(
      Kind kind, Criteria criteria, ApiRequest asked, ApiViews.Shape shape, Optional<UUID> last)
      throws SQLException {
    List<UUID> ids = search.after(criteria, last, CHUNK).stream().map(DatedId::id).toList();
    return new ApiLines.Part(entities(kind, ids, asked, shape), lastOf(ids, CHUNK));
  }

  private List<ObjectNode> entities(
      Kind kind, List<UUID> ids, ApiRequest asked, ApiViews.Shape shape) throws SQLException {
    List<ObjectNode> entities = views.of(kind, ids, shape);
    boolean withServices = kind == Kind.ORGANIZATION && asked.flag("full_service");
    if (!withServices && !asked.flag("full")) {
      entities.forEach(ApiViews::brief);
    } else if (kind == Kind.ORGANIZATION) {
      for (ObjectNode organization : entities) {
        services.addTo(organization, withServices);
      }
    }
    return entities;
  }

  /** Every entity's id and date in one answer, as the standard asks of this parameter. */
  private WebResponse minimal(SignpostEntity entity, Criteria criteria, ApiRequest asked)
      throws SQLException {
    long total = search.find(criteria, Order.NAME, 0, 0).total();
    return asked.isNdjson()
        ? ApiLines.of(last -> dates(entity, criteria, last))
        : ApiLines.inEnvelope(total, last -> dates(entity, criteria, last));
  }

  private ApiLines.Part dates(SignpostEntity entity, Criteria criteria, Optional<UUID> last)
      throws SQLException {
    List<DatedId> dated = search.after(criteria, last, MINIMAL_CHUNK);
    List<UUID> ids = dated.stream().map(DatedId::id).toList();
    return new ApiLines.Part(
        dated.stream().map(one -> line(entity, one)).toList(), lastOf(ids, MINIMAL_CHUNK));
  }

  private static ObjectNode line(SignpostEntity entity, DatedId dated) {
    return Json.object()
        .put("id", Signpost.keyOf(entity, dated.id()).toString())
        .put("modified_date", dated.modified().toString());
  }

  private static Optional<UUID> lastOf(List<UUID> ids, int whole) {
    return ids.size() < whole ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
  }
}
