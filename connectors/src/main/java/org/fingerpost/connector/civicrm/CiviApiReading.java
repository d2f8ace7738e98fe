package org.fingerpost.connector.civicrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.connector.PageBuffer;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;

/**
 * One reading of a dataset, page by page.
 *
 * @param changed the field that tells when an entity was changed last, where this site has it
 */
record CiviApiReading(
    CiviApi api,
    CiviLookups lookups,
    CiviDataset ready,
    CiviApiRequest request,
    CiviApiRows rows,
    Optional<String> changed) {
  /** Hands over what changed, in order of time; the position stays behind what may still come. */
  void follow(CiviApiPosition start, Duration lag, ZoneId zone, PageBuffer pages)
      throws SourceException, InterruptedException {
    String column = changed.orElseThrow();
    String from = start.start(lag, zone);
    String time = "";
    long id = 0;
    CiviApiPosition reached = start;
    String bound = "";
    while (true) {
      CiviApi.Answer answer = get(request.changes(column, from, time, id));
      if (bound.isEmpty()) {
        // The server's own clock: a hub whose clock is ahead would pass over late commits.
        Instant now = answer.now().orElseGet(Instant::now);
        bound = CiviApiPosition.wall(now.minus(lag), zone);
      }
      Map<String, String> merged = lookups.mergedInto(ready, answer.values());
      for (JsonNode value : distinct(answer.values())) {
        time = value.path(column).asText();
        id = value.path("id").asLong();
        if (time.compareTo(bound) < 0 && time.compareTo(reached.time()) > 0) {
          reached = new CiviApiPosition(start.shape(), time);
        }
        Position next = reached.toPosition();
        pages.add(rows.row(value, merged), 500, () -> next);
      }
      if (answer.values().size() < CiviApiRequest.PAGE) {
        pages.finish(reached.toPosition());
        return;
      }
    }
  }

  /** Hands over everything, in order of id; tells how many came. */
  long list(PageBuffer pages) throws SourceException, InterruptedException {
    long id = 0;
    long count = 0;
    while (true) {
      CiviApi.Answer answer = get(request.listing(id));
      Map<String, String> merged = lookups.mergedInto(ready, answer.values());
      for (JsonNode value : distinct(answer.values())) {
        id = value.path("id").asLong();
        pages.add(rows.row(value, merged), 500, () -> Position.START);
        count++;
      }
      if (answer.values().size() < CiviApiRequest.PAGE) {
        pages.finish(Position.START);
        return count;
      }
    }
  }

  /** A contact with two websites comes twice, one after the other; the first stands for both. */
  private static List<JsonNode> distinct(JsonNode values) {
    List<JsonNode> distinct = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (JsonNode value : values) {
      long id = value.path("id").asLong();
      if (id != last) {
        distinct.add(value);
      }
      last = id;
    }
    return distinct;
  }

  private CiviApi.Answer get(ObjectNode params) throws SourceException, InterruptedException {
    return api.call(ready.entity(), "get", params);
  }

  /** How many there are now. */
  long count() throws SourceException, InterruptedException {
    return get(request.count()).count();
  }
}
