package org.fingerpost.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/** Rows like those of {@link SourceTable}, as the collect stage and members' own programs send. */
final class SourceRecords {
  private static final Instant SEEN = Instant.parse("2026-01-01T00:00:00Z");

  private SourceRecords() {}

  /** The message of the member's topic. */
  static ProducerRecord<String, byte[]> record(int number) {
    SourceKey source = source(number);
    String id = source.id().toString();
    ProducerRecord<String, byte[]> record =
        EventRecords.present(
            Topics.memberRecords(BenchMember.ID),
            id,
            source,
            SourceKey.namedId(id),
            SEEN,
            Json.write(row(number, "Group " + number + " of " + new UUID(number, number))));
    record.headers().add(EventHeaders.AGREED, EventRecords.bytes("true"));
    return record;
  }

  static SourceKey source(int number) {
    return new SourceKey(BenchMember.ID, BenchMember.DATASET, Integer.toString(number));
  }

  /** A row with its columns' names. */
  static ObjectNode row(int number, String name) {
    return Json.object()
        .put("group_name", name)
        .put("description", (new UUID(number * 7L, number) + " ").repeat(16) + "meets weekly")
        .put("email", "contact" + number + "@group" + number + ".example.org")
        .put("website", "https://group" + number + ".example.org/about")
        .put("phone", "01632 960%03d".formatted(number % 1000))
        .put("street", number + " High Street")
        .put("town", "Evesham")
        .put("postcode", "WR%d %dAA".formatted(number % 9 + 1, number % 10))
        .put("charity_number", Integer.toString(9_000_000 + number))
        .put("state", "active");
  }
}
