package org.fingerpost.connector.openreferral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.connector.NeededColumns;
import org.fingerpost.connector.PageBuffer;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location.Endpoint;
import org.fingerpost.connector.http.Addresses;
import org.fingerpost.connector.http.Answer;
import org.fingerpost.connector.http.ColumnPath;
import org.fingerpost.connector.http.HttpSource;
import org.fingerpost.connector.http.ListingWalk;
import org.fingerpost.connector.http.RecordRows;

/** Takes a directory's list page by page, fetches what is new of it, and hands it over. */
final class DirectoryRecords implements ListingWalk.PageTaker {
  private final HttpSource source;
  private final URI list;
  private final Envelope envelope;
  private final Endpoint endpoint;
  private final RecordRows rows;
  private final Map<String, Integer> seen;
  private final Position before;
  private final PageBuffer pages;
  private final Map<String, Integer> entries = new HashMap<>();
  private final Set<String> parts = new HashSet<>();
  private final NeededColumns needed;
  private boolean toCheck;
  private boolean wentMeanwhile;

  /**
   * For one reading.
   *
   * @param seen entries of the list whose records were handed over before, by id
   */
  DirectoryRecords(
      HttpSource source,
      URI list,
      Envelope envelope,
      Endpoint endpoint,
      RecordRows rows,
      NeededColumns needed,
      Map<String, Integer> seen,
      Position before,
      PageSink sink) {
    this.source = source;
    this.list = list;
    this.envelope = envelope;
    this.endpoint = endpoint;
    this.rows = rows;
    this.needed = needed;
    this.seen = seen;
    // Where only some records are fetched, one of them may lack anything.
    this.toCheck = seen.isEmpty();
    this.before = before;
    this.pages = new PageBuffer(sink);
  }

  /** The list's entries by id, each as a hash of all that it says. */
  Map<String, Integer> entries() {
    return entries;
  }

  @Override
  public void take(List<JsonNode> items) throws SourceException, InterruptedException {
    List<JsonNode> records = new ArrayList<>();
    for (JsonNode item : items) {
      String id = RecordRows.keyOf(item, "id");
      int hash = item.hashCode();
      boolean known = !id.isEmpty() && Integer.valueOf(hash).equals(seen.get(id));
      entries.put(id, hash);
      if (!known) {
        whole(item, id).ifPresent(record -> addRecord(record, records));
      }
    }
    if (toCheck && !records.isEmpty()) {
      needed.refuseUnlessThere(records, ColumnPath::isThere);
      toCheck = false;
    }
    for (JsonNode record : records) {
      pages.add(rows.row(record), rows.size(), () -> before);
    }
    pages.finish(before);
  }

  /**
   * Refuses a listing in which something went while it was read, or without keys.
   *
   * @throws SourceException that says so
   */
  void refuseUnlessWhole() throws SourceException {
    rows.refuseUnlessWhole();
    if (wentMeanwhile) {
      throw source.failure().notWhole("a record of its list could not be found by itself");
    }
  }

  private void addRecord(JsonNode record, List<JsonNode> records) {
    if (endpoint.part().isEmpty()) {
      records.add(record);
      return;
    }
    JsonNode part = ColumnPath.find(record, endpoint.part().get());
    String key = RecordRows.keyOf(part, rows.key());
    // The organisation of several services is one record.
    if (!part.isNull() && (key.isEmpty() || parts.add(key))) {
      records.add(part);
    }
  }

  /** What the list says of a record, with what it says of itself. */
  private Optional<JsonNode> whole(JsonNode item, String id)
      throws SourceException, InterruptedException {
    if (!endpoint.details() || id.isEmpty() || !(item instanceof ObjectNode summary)) {
      return Optional.of(item);
    }
    Optional<Answer> answer = source.find(Addresses.below(list, encoded(id)));
    if (answer.isEmpty()) {
      wentMeanwhile = true;
      entries.remove(id);
      return Optional.empty();
    }
    JsonNode details = envelope.inForm(source.json(answer.get()));
    ObjectNode record = summary.deepCopy();
    details.properties().forEach(entry -> record.set(entry.getKey(), entry.getValue()));
    return Optional.of(record);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
