package org.fingerpost.connector.openreferral;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.http.HttpSource;
import org.fingerpost.connector.http.PageForm;
import org.fingerpost.connector.http.RemotePage;

/**
 * The pages of Open Referral: {@code contents} in ORUK 3 and HSDS 3, {@code content} in ORUK 1.
 * Each record comes out in the form of version 3. Used for one reading of one list.
 */
final class Envelope implements PageForm {
  private boolean earlier;

  @Override
  public RemotePage read(JsonNode answer, HttpSource source) throws SourceException {
    earlier = answer.path("content").isArray();
    JsonNode list = answer.path(earlier ? "content" : "contents");
    if (!list.isArray()) {
      throw source.failure().noList("/contents");
    }
    List<JsonNode> items = PageForm.items(list);
    return new RemotePage(
        items.stream().map(this::inForm).toList(),
        count(answer.path(earlier ? "totalElements" : "total_items")),
        count(answer.path(earlier ? "totalPages" : "total_pages")),
        answer.path(earlier ? "last" : "last_page").asBoolean());
  }

  /** A record in the form of version 3, whichever the feed's is. */
  JsonNode inForm(JsonNode record) {
    return earlier ? VersionOne.toThree(record) : record;
  }

  private static OptionalLong count(JsonNode number) {
    return number.isIntegralNumber() ? OptionalLong.of(number.asLong()) : OptionalLong.empty();
  }
}
