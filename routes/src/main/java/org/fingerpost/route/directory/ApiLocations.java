package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.openreferral.OpenReferralView;

/** The locations that have a record of their own, in the order of ids. */
record ApiLocations(DirectoryStore store, ApiViews views) {
  private static final int CHUNK = 200;

  WebResponse list(WebRequest request) throws SQLException {
    ApiRequest asked = ApiRequest.of(request, ApiParameters.LOCATIONS);
    boolean isFull = asked.flag("full");
    if (asked.isNdjson()) {
      return ApiLines.of(
          last -> {
            List<UUID> ids = store.published("locations", last, 0, CHUNK);
            return new ApiLines.Part(
                entities(ids, isFull),
                ids.size() < CHUNK ? Optional.empty() : Optional.of(ids.get(CHUNK - 1)));
          });
    }
    long total = store.countPublished("locations");
    long offset = (asked.page() - 1L) * asked.perPage();
    List<UUID> ids =
        offset >= total
            ? List.of()
            : store.published("locations", Optional.empty(), offset, asked.perPage());
    return WebResponse.json(
        Envelope.of(asked.page(), asked.perPage(), total, entities(ids, isFull)));
  }

  private List<ObjectNode> entities(List<UUID> ids, boolean isFull) throws SQLException {
    List<ObjectNode> entities = views.of(Kind.LOCATION, ids, OpenReferralView::location);
    if (!isFull) {
      entities.forEach(ApiViews::brief);
    }
    return entities;
  }
}
