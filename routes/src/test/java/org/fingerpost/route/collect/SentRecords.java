package org.fingerpost.route.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Topics;

/**
 * For tests: what a member sent, as it stands in its topic and in the quarantine, in pages as a
 * connector hands them over. A position is the number of messages that were taken.
 */
final class SentRecords implements Connector {
  private static final int PAGE = 1_000;

  private final String member;
  private final Before before;

  /** What happens before each look. */
  @FunctionalInterface
  interface Before {
    void look() throws SourceException, InterruptedException;
  }

  SentRecords(String member, Before before) {
    this.member = member;
    this.before = before;
  }

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    before.look();
    List<SourceRow> rows = rows();
    int start = from.isStart() ? 0 : Integer.parseInt(from.text());
    for (int at = start; at < rows.size(); at += PAGE) {
      int end = Math.min(rows.size(), at + PAGE);
      sink.accept(new Page(rows.subList(at, end), new Position(Integer.toString(end))));
    }
  }

  /** What a compacted topic keeps, and what was refused. */
  @Override
  public void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    Map<String, SourceRow> last = new LinkedHashMap<>();
    rows().forEach(row -> last.put(row.key(), row));
    last.values().removeIf(SourceRow::gone);
    List<SourceRow> all = new ArrayList<>(last.values());
    all.addAll(refused());
    sink.accept(new Page(all, Position.START));
  }

  private List<SourceRow> rows() {
    return TestBroker.read(TestBroker.settings(), Topics.memberRecords(member)).stream()
        .map(SentRecords::row)
        .toList();
  }

  private static SourceRow row(ConsumerRecord<String, byte[]> record) {
    String key = EventRecords.text(record.headers(), EventHeaders.SUBJECT);
    return record.value() == null
        ? SourceRow.deleted(key, record.topic())
        : new SourceRow(key, record.topic(), object(record.value()));
  }

  private List<SourceRow> refused() {
    return TestBroker.read(TestBroker.settings(), Topics.QUARANTINE).stream()
        .map(record -> new String(record.value(), UTF_8))
        .filter(text -> text.contains(member))
        .map(text -> object(text.getBytes(UTF_8)))
        .map(refusal -> SourceRow.unreadable("", member, refusal.path("sentence").asText()))
        .toList();
  }

  private static ObjectNode object(byte[] json) {
    try {
      return Json.readObject(json);
    } catch (Json.MalformedJsonException e) {
      throw new AssertionError("not JSON in the topic", e);
    }
  }

  @Override
  public void close() {}
}
