package org.fingerpost.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.fingerpost.bench.linkage.LinkageRecords;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.mapping.MappingOutcome;
import org.fingerpost.connector.mapping.RecordMapper;
import org.fingerpost.route.flow.Batch;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;
import org.fingerpost.schema.Visibility;

/**
 * Records to be resolved, in both forms: as messages of a hub topic, and as the linkage takes them.
 */
record ResolveRecords(
    String name,
    Kind kind,
    List<MemberDescriptor> members,
    Set<String> duplicateFree,
    List<LinkageRecords.Row> rows) {
  private static final int BATCH = 500;
  private static final Instant SEEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final DatabaseAddress NOWHERE =
      new DatabaseAddress("127.0.0.1", 1, "nowhere", "nobody", "");

  /** Those of a set of the linkage bench. */
  static ResolveRecords of(String set, Path descriptors) throws Exception {
    LinkageRecords read = LinkageRecords.read(descriptors.resolve(set));
    return new ResolveRecords(set, read.kind(), read.members(), read.duplicateFree(), read.rows());
  }

  /** Rows of one invented town, each its own organisation, as those of {@link SourceTable}. */
  static ResolveRecords invented(int number, Path folder) throws Exception {
    MemberDescriptor member =
        new DescriptorReader()
            .read("bench.yaml", BenchMember.polled(NOWHERE, "PT60S"), folder)
            .descriptor();
    RecordMapper mapper = new RecordMapper(member, member.datasets().get(0));
    List<LinkageRecords.Row> rows = new ArrayList<>(number);
    for (int i = 1; i <= number; i++) {
      SourceKey key = SourceRecords.source(i);
      String name = "Group " + i + " of " + SourceKey.namedId(Integer.toString(i));
      MappingOutcome mapped = mapper.map(key, SourceRecords.row(i, name));
      rows.add(new LinkageRecords.Row(key, ((MappingOutcome.Mapped) mapped).value()));
    }
    String name = "%,d of one town, all apart".formatted(number);
    return new ResolveRecords(name, Kind.ORGANIZATION, List.of(member), Set.of(), rows);
  }

  static boolean isThere(String set, Path data) {
    return Files.isDirectory(data.resolve("linkage").resolve(set));
  }

  int size() {
    return rows.size();
  }

  /** Prepared anew each time: that is part of what is measured. */
  List<LinkRecord> prepared() {
    List<LinkRecord> records = new ArrayList<>(rows.size());
    for (LinkageRecords.Row row : rows) {
      String group = row.key().member() + '/' + row.key().dataset();
      records.add(LinkRecord.of(row.key().id(), group, kind, row.value()));
    }
    return records;
  }

  /** The same as batches of the hub topic. */
  List<Batch> batches() throws IOException {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += BATCH) {
      List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(BATCH);
      for (int at = from; at < Math.min(rows.size(), from + BATCH); at++) {
        batch.add(message(rows.get(at), at));
      }
      batches.add(new Batch(batch));
    }
    return batches;
  }

  private ConsumerRecord<String, byte[]> message(LinkageRecords.Row row, int offset) {
    ObjectNode value = row.value();
    Map<String, Visibility> visibility = new TreeMap<>();
    value.fieldNames().forEachRemaining(field -> visibility.put(field, Visibility.MEMBERS));
    Origin origin = new Origin("bench", 0, offset);
    NormalisedChange.Present change =
        new NormalisedChange.Present(row.key(), kind, origin, SEEN, visibility, value);
    ConsumerRecord<String, byte[]> message =
        new ConsumerRecord<>(
            Topics.hub(kind), 0, offset, row.key().id().toString(), NormalisedCodec.write(change));
    String source = EventHeaders.sourceOf(row.key().member(), row.key().dataset());
    Headers headers = message.headers();
    headers.add(EventHeaders.ORIGIN, EventRecords.bytes(origin.text()));
    headers.add(EventHeaders.SOURCE, EventRecords.bytes(source));
    headers.add(EventHeaders.SUBJECT, EventRecords.bytes(row.key().key()));
    return message;
  }
}
